(function () {
  "use strict";
  var steps = JSON.parse(document.getElementById("steps").textContent);
  var slider = document.getElementById("slider");
  var grid = document.getElementById("grid");
  var tiles = grid.querySelectorAll(".tile");
  var cursors = document.querySelectorAll(".cursor");

  function show(wanted) {
    var index = Math.max(0, Math.min(steps.length - 1, wanted));
    var now = steps[index];
    slider.value = String(index);
    slider.setAttribute("aria-valuetext", "step " + now.step);
    document.getElementById("step").textContent = String(now.step);
    document.getElementById("figures-now").textContent = now.figures;
    grid.className = "step-" + index;
    for (var i = 0; i < tiles.length; i++) {
      tiles[i].title = now.says[i];
      tiles[i].setAttribute("aria-label", now.says[i]);
      tiles[i].className = now.doubted.indexOf(i) < 0 ? "tile" : "tile doubt";
    }
    for (var c = 0; c < cursors.length; c++) {
      var place = Number(cursors[c].getAttribute("data-left")) + now.step * Number(cursors[c].getAttribute("data-per-step"));
      cursors[c].setAttribute("transform", "translate(" + place + ")");
    }
  }

  // report.html#step=120 opens at the recorded step that is nearest to it
  function linked() {
    var match = /step=(\d+)/.exec(window.location.hash);
    if (match) {
      var wanted = Number(match[1]);
      var nearest = 0;
      for (var i = 1; i < steps.length; i++) {
        if (Math.abs(steps[i].step - wanted) < Math.abs(steps[nearest].step - wanted)) {
          nearest = i;
        }
      }
      show(nearest);
    }
  }

  slider.addEventListener("input", function () {
    show(Number(slider.value));
  });
  document.addEventListener("keydown", function (event) {
    if (event.target === slider || event.ctrlKey || event.altKey || event.metaKey) {
      return; // the slider has these keys itself
    }
    var now = Number(slider.value);
    var next = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: steps.length - 1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      show(next);
    }
  });
  window.addEventListener("hashchange", linked);
  linked();
})();
