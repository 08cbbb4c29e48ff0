// Draws each chart from the option that its element bears. Colours are the style sheet's own, so a change from light to
// dark, or to paper, draws nothing anew.
(() => {
  const charts = new Map();
  document.querySelectorAll('[data-chart]').forEach((element) => {
    const chart = echarts.init(element, null, { renderer: 'svg' });
    chart.setOption(JSON.parse(element.dataset.chart));
    new ResizeObserver(() => chart.resize()).observe(element);
    charts.set(element.id, chart);
  });
  // paper has one column
  addEventListener('beforeprint', () => charts.forEach((chart) => chart.resize({ width: 640 })));
  addEventListener('afterprint', () => charts.forEach((chart) => chart.resize({ width: 'auto' })));

  // A file of its own knows no style sheet: its colours are those of the light page, written out.
  const light = document.styleSheets[0].cssRules[0].style;
  const standalone = (id) => {
    const svg = document.getElementById(id).querySelector('svg').cloneNode(true);
    const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    for (const [name, value] of [['width', '100%'], ['height', '100%'], ['fill', light.getPropertyValue('--card')]]) {
      ground.setAttribute(name, value);
    }
    svg.prepend(ground);
    return new XMLSerializer().serializeToString(svg)
      .replace(/var\((--[\w-]+)\)/g, (_, name) => light.getPropertyValue(name).trim())
      .replace(/font-family:\s*inherit/g, 'font-family:sans-serif')
      .replace(/font-family="inherit"/g, 'font-family="sans-serif"');
  };
  document.querySelectorAll('[data-save]').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', () => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([standalone('chart-' + button.dataset.save)], { type: 'image/svg+xml' }));
      link.download = button.dataset.save + '.svg';
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    });
  });
})();
