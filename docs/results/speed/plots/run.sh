#!/bin/sh
# Measures Inversight's plot beside chart-fx's: ./run.sh OUT.json [SECONDS [PROJECT]]
#   SECONDS  of each of the 24 measurements of pulses, the first one thrown away; 15 if not given
#   PROJECT  folder of Inversight, compiled (target/classes); the current folder if not given
# JAVA_HOME is a JDK 25. SIZES and POINTS (lists with commas) measure less. The images go to target/images.
set -eu
out=$(realpath "${1:?OUT.json}")
seconds=${2:-15}
project=$(realpath "${3:-.}")
sizes=${SIZES:-300x150,1600x800}
points=${POINTS:-150,10000}
[ -d "$project/target/classes/org/inversight" ] || { echo "no compiled Inversight in $project" >&2; exit 1; }
cd "$(dirname "$0")"

mvn -q -B
rm -rf target/classes target/inversight target/images
mkdir -p target/images
# a copy, so that the project may be compiled anew in the meantime
cp -r "$project/target/classes" target/inversight
javac="${JAVA_HOME:?a JDK 25}/bin/javac"
"$javac" -proc:none -d target/classes -p target/modules --add-modules javafx.controls -cp "target/inversight:target/lib/*" PlotBench.java

bench() {
    "$JAVA_HOME/bin/java" -Xmx2g -Djava.awt.headless=true -Dglass.platform=Headless -Dprism.order=sw \
        --enable-native-access=javafx.graphics,ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
        --module-path=target/modules --add-modules=javafx.controls -cp "target/classes:target/inversight:target/lib/*" \
        PlotBench "$@"
}

cells=target/cells.txt
rm -f "$cells"
for round in 1 2 3; do
    for kind in none ours chart-fx; do
        bench start "$cells" "$kind" "$round"
    done
done
processor=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)
bench pulses "$cells" "$seconds" "$sizes" "$points" target/images "$out" "$processor"
