"use strict";
(function () {
  var doc = document;
  doc.documentElement.classList.add("scripted");
  var dialog = doc.getElementById("passport");

  // Passports: the number's entry in the appendix, shown where the reader is.
  function entry(link) {
    var hash = link.getAttribute("href") || "";
    return hash.charAt(0) === "#" ? doc.getElementById(hash.slice(1)) : null;
  }
  function show(passport) {
    var body = dialog.querySelector(".dialog-body");
    body.textContent = "";
    Array.prototype.forEach.call(passport.childNodes, function (node) {
      var copy = node.cloneNode(true);
      if (copy.nodeName === "H4") {
        var head = doc.createElement("h3");
        head.id = "passport-name";
        head.innerHTML = copy.innerHTML;
        copy = head;
      }
      body.appendChild(copy);
    });
    if (!dialog.open) { dialog.showModal(); }
    dialog.scrollTop = 0;
  }
  if (dialog && dialog.showModal) {
    doc.addEventListener("click", function (event) {
      var link = event.target.closest ? event.target.closest("a") : null;
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
      var inside = dialog.contains(link);
      var target = link.classList.contains("q") || inside ? entry(link) : null;
      if (target && target.classList.contains("passport")) {
        event.preventDefault();
        show(target);
      } else if (inside) {
        dialog.close();
      }
    });
    dialog.addEventListener("click", function (event) {
      if (event.target === dialog) { dialog.close(); }
    });
  }

  // Contents: where the reader is.
  var links = {};
  Array.prototype.forEach.call(doc.querySelectorAll(".toc a"), function (a) { links[a.getAttribute("href").slice(1)] = a; });
  if (window.IntersectionObserver) {
    var now = null;
    var watch = new IntersectionObserver(function (seen) {
      seen.forEach(function (one) {
        if (one.isIntersecting && links[one.target.id]) {
          if (now) { now.removeAttribute("aria-current"); }
          now = links[one.target.id];
          now.setAttribute("aria-current", "location");
        }
      });
    }, { rootMargin: "-15% 0px -75% 0px" });
    Array.prototype.forEach.call(doc.querySelectorAll("main>section"), function (s) { watch.observe(s); });
  }
  if (window.innerWidth < 1020) {
    Array.prototype.forEach.call(doc.querySelectorAll(".toc details"), function (d) { d.removeAttribute("open"); });
  }

  // Charts: zoom and CSV.
  function data(id) {
    return JSON.parse(doc.getElementById("data-" + id).textContent);
  }
  function xs(d) {
    if (d.x) { return d.x; }
    if (d.names) { return d.names; }
    var out = [];
    for (var i = 0; i < d.count; i++) { out.push(d.from + i * d.step); }
    return out;
  }
  function ys(d, i, n) {
    var s = d.series[i];
    if (typeof s !== "number") { return s; }
    var out = [];
    for (var k = 0; k < n; k++) { out.push(s); }
    return out;
  }
  function cell(v) {
    var text = v === null || v === undefined ? "" : String(v);
    if (/^[=+\-@\t]/.test(text) && isNaN(Number(text))) { text = "'" + text; }
    return /[",\n]/.test(text) ? "\"" + text.replace(/"/g, "\"\"") + "\"" : text;
  }
  function csv(d) {
    var x = xs(d);
    var columns = d.series.map(function (s, i) { return ys(d, i, x.length); });
    var lines = [d.head.map(cell).join(",")];
    x.forEach(function (at, k) {
      var first = d.time ? new Date(at * 1000).toISOString() : at;
      lines.push([first].concat(columns.map(function (c) { return c[k]; })).map(cell).join(","));
    });
    return lines.join("\n") + "\n";
  }
  function save(id) {
    var a = doc.createElement("a");
    var url = URL.createObjectURL(new Blob([csv(data(id))], { type: "text/csv" }));
    a.href = url;
    a.download = id + ".csv";
    doc.body.appendChild(a);
    a.click();
    a.remove();
    setTimeout(function () { URL.revokeObjectURL(url); }, 1000);
  }
  function color(name) {
    return getComputedStyle(doc.documentElement).getPropertyValue(name).trim();
  }
  function zoom(holder, id) {
    var d = data(id);
    var x = xs(d);
    var all = [x];
    var series = [{ label: d.time ? "Time" : d.head[0] }];
    d.series.forEach(function (s, i) {
      all.push(ys(d, i, x.length));
      var limit = d.marks[i] === "LIMIT";
      var band = d.marks[i] === "BAND";
      series.push({
        label: d.head[i + 1], stroke: color(limit ? "--cl" : "--c" + (i % 8 + 1)), width: band ? 0.6 : 1.4,
        dash: limit ? [6, 4] : undefined, value: function (u, v) { return v === null || v === undefined ? "–" : String(v); }
      });
    });
    var axis = { stroke: color("--ct"), grid: { stroke: color("--cg"), width: 1 }, ticks: { stroke: color("--cg") } };
    var options = {
      width: Math.max(280, holder.clientWidth), height: 320, series: series,
      axes: [axis, { stroke: axis.stroke, grid: axis.grid, ticks: axis.ticks, label: d.y, size: 64 }],
      scales: { x: { time: !!d.time } },
      tzDate: function (t) { return uPlot.tzDate(new Date(t * 1000), d.zone); }
    };
    if (!d.time) { delete options.tzDate; }
    return new uPlot(options, all, holder);
  }
  Array.prototype.forEach.call(doc.querySelectorAll(".tools"), function (tools) {
    var id = tools.getAttribute("data-chart");
    var title = tools.getAttribute("data-title");
    function button(words, action) {
      var b = doc.createElement("button");
      b.type = "button";
      b.textContent = words;
      b.setAttribute("aria-label", words + ": " + title);
      b.addEventListener("click", function () { action(b); });
      tools.appendChild(b);
      return b;
    }
    if (tools.getAttribute("data-zoomable") && window.uPlot) {
      var holder = null;
      button("Zoom", function (b) {
        if (holder) {
          holder.remove();
          holder = null;
          b.textContent = "Zoom";
        } else {
          holder = doc.createElement("div");
          holder.className = "zoom";
          tools.parentNode.insertBefore(holder, tools);
          zoom(holder, id);
          var hint = doc.createElement("p");
          hint.className = "note";
          hint.textContent = "Drag across the chart to look closer; double-click to see all. The table below says the same in numbers.";
          holder.appendChild(hint);
          b.textContent = "Close the zoom";
        }
        b.setAttribute("aria-label", b.textContent + ": " + title);
        b.setAttribute("aria-expanded", holder ? "true" : "false");
      }).setAttribute("aria-expanded", "false");
    }
    button("Save as CSV", function () { save(id); });
  });

  // What if: the row of the table that the ticks ask for.
  Array.prototype.forEach.call(doc.querySelectorAll(".switches"), function (box) {
    var ticks = box.querySelectorAll("input[type=checkbox]");
    var outcome = box.querySelector(".outcome");
    function update() {
      var mask = 0;
      Array.prototype.forEach.call(ticks, function (t) { if (t.checked) { mask |= 1 << Number(t.getAttribute("data-bit")); } });
      var heads = box.querySelectorAll("thead th");
      outcome.textContent = "";
      Array.prototype.forEach.call(box.querySelectorAll("tbody tr"), function (row) {
        var picked = Number(row.getAttribute("data-mask")) === mask;
        row.classList.toggle("picked", picked);
        if (!picked) { return; }
        var name = doc.createElement("p");
        name.className = "note";
        name.textContent = row.querySelector("th").textContent;
        outcome.appendChild(name);
        var list = doc.createElement("dl");
        Array.prototype.forEach.call(row.querySelectorAll("td"), function (td, i) {
          var one = doc.createElement("div");
          var dt = doc.createElement("dt");
          dt.textContent = heads[i + 1].textContent;
          var dd = doc.createElement("dd");
          dd.innerHTML = td.innerHTML;
          one.appendChild(dt);
          one.appendChild(dd);
          list.appendChild(one);
        });
        outcome.appendChild(list);
      });
    }
    Array.prototype.forEach.call(ticks, function (t) {
      t.disabled = false;
      t.addEventListener("change", update);
    });
    update();
  });
})();
