// Draws each chart from the option that its element bears. Colours are the style sheet's own, so a change from light to
// dark, or to paper, draws nothing anew.
(() => {
  const charts = new Map();
  document.querySelectorAll('[data-chart]').forEach((element) => {
    const chart = echarts.init(element, null, { renderer: 'svg' });
    const option = JSON.parse(element.dataset.chart);
    chart.setOption(option);
    new ResizeObserver(() => chart.resize()).observe(element);
    charts.set(chart, option);
  });

  // Paper has one column, as wide as it always is, and no legend that one could turn the pages of. It is not laid out when
  // this is asked, and there is no next frame: what is drawn must be drawn now.
  const PAPER = { width: 640, height: 270 };
  const wide = (text) => [...text].reduce((sum, sign) => sum + (sign < '\u2e80' ? 7.5 : 13), 50);
  const onPaper = (option) => {
    if (!option.legend) return option;
    let rows = 1;
    let used = 0;
    for (const { name } of option.legend.data) {
      used += wide(name);
      if (used > PAPER.width) [rows, used] = [rows + 1, wide(name)];
    }
    return { ...option, legend: { ...option.legend, type: 'plain' }, grid: { ...option.grid, top: 39 + 25 * rows } };
  };
  const redraw = (chart, option, size) => {
    chart.resize(size);
    chart.setOption(option, true);
    chart.getZr().flush();
  };
  addEventListener('beforeprint', () => charts.forEach((option, chart) => redraw(chart, onPaper(option), PAPER)));
  addEventListener('afterprint', () => charts.forEach((option, chart) => redraw(chart, option, { width: 'auto', height: 'auto' })));

  // A file of its own knows no style sheet: its colours are those of the light page, written out, whatever the page shows.
  const light = document.styleSheets[0].cssRules[0].style;
  const element = (name, attributes, text) => {
    const out = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) out.setAttribute(key, value);
    out.textContent = text;
    return out;
  };
  const standalone = (figure) => {
    const svg = figure.querySelector('svg').cloneNode(true);
    svg.removeAttribute('style');
    svg.setAttribute('viewBox', `0 0 ${svg.getAttribute('width')} ${svg.getAttribute('height')}`);
    svg.prepend(
      element('title', {}, figure.querySelector('h3').textContent),
      element('desc', {}, figure.querySelector('figcaption').textContent),
      element('rect', { width: '100%', height: '100%', fill: light.getPropertyValue('--card').trim() }, ''));
    return new XMLSerializer().serializeToString(svg)
      .replace(/var\((--[\w-]+)\)/g, (_, name) => light.getPropertyValue(name).trim())
      .replace(/font-family:\s*inherit/g, 'font-family:sans-serif')
      .replace(/font-family="inherit"/g, 'font-family="sans-serif"');
  };
  document.querySelectorAll('[data-save]').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', () => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([standalone(button.closest('figure'))], { type: 'image/svg+xml' }));
      link.download = button.dataset.save + '.svg';
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    });
  });
})();
