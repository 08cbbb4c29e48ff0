// Draws each chart from the option that its element bears. Colours are the style sheet's own, so a change from light to
// dark, or to paper, draws nothing anew.
(() => {
  const charts = [...document.querySelectorAll('[data-chart]')].map((element) => {
    const chart = echarts.init(element, null, { renderer: 'svg' });
    chart.setOption(JSON.parse(element.dataset.chart));
    new ResizeObserver(() => chart.resize()).observe(element);
    return chart;
  });
  // paper has one column
  addEventListener('beforeprint', () => charts.forEach((chart) => chart.resize({ width: 640 })));
  addEventListener('afterprint', () => charts.forEach((chart) => chart.resize({ width: 'auto' })));
})();
