'use strict';
// What a network begins with: the standard normal and its scaled copies, and where units sit on the curve of their activation.
const initial = (() => {
  const { most, looks, fontSize, axis, plotted, base, wrapped, readable } = marks;
  const LEAST = 1e-3; // of a density, below which a curve ends

  const density = (x, mean, sd) => Math.exp(-(((x - mean) / sd) ** 2) / 2) / (sd * Math.sqrt(2 * Math.PI));

  // ---- the standard normal and its scaled copies

  /** Points at equal steps of the standard deviation, so that a narrow curve has as many as a wide one. */
  function curve(sd) {
    const reach = sd * Math.sqrt(Math.max(0, -2 * Math.log(LEAST * sd * Math.sqrt(2 * Math.PI))));
    return Array.from({ length: 121 }, (_, i) => (i / 60 - 1) * reach).map((x) => [x, density(x, 0, sd)]);
  }

  function normals(rows, state, page) {
    const scaled = rows.filter(({ layer, weight_std: sd }) => layer === 1 && sd > 0);
    const names = scaled.map(({ series }) => series);
    const look = looks(page, names);
    const standard = `N(0, 1)`;
    const all = [...scaled.map((row, i) => ({ name: row.series, sd: row.weight_std, look: look[i] })),
      { name: standard, sd: 1, look: { colour: page.colours.ink, symbol: 'none', dash: 'solid' } }];
    return plotted(page, all.map(({ name }) => name), {
      tooltip: { ...base(page).tooltip, formatter: ({ seriesName, value: [x, y] }) => `${seriesName}\n${page.number(x)}: ${page.number(y)}` },
      xAxis: axis(page, 'value', page.say('axis.weight'), { min: -4, max: 4, axisLabel: { formatter: page.number } }),
      yAxis: axis(page, 'log', page.say('axis.density'), { nameGap: Math.round(48 * page.scale), min: LEAST, axisLabel: { formatter: page.number } }),
      series: all.map(({ name, sd, look: { colour, symbol, dash } }) => ({
        type: 'line', name, symbol, showAllSymbol: true, symbolSize: (_, { dataIndex }) => (dataIndex % 20 === 10 ? Math.round(7 * page.scale) : 0), z: 3, clip: true,
        lineStyle: { width: 2, type: dash }, itemStyle: { color: colour }, data: curve(sd), emphasis: { focus: 'series' },
      })),
    });
  }

  // ---- where the units sit

  /** The curves of each activation at the top, and below, on the same axis, the distribution of each layer for each series. */
  function activations(rows, state, page) {
    const colours = looks(page, rows.map((row) => row.series)).map(({ colour }) => colour);
    const everywhere = page.report.sections.find(({ id }) => id === 'activations').rows;
    const curves = marks.distinct(rows.map((row) => row.activation)).map((name) => everywhere.find((row) => row.activation === name && row.phi));
    const { reach } = curves[0];
    const left = Math.round((page.isWide ? 150 : 44) * page.scale);
    const width = page.width - left - Math.round(16 * page.scale);
    const lineHeight = fontSize(page, marks.LINE_HEIGHT);
    const strip = Math.round(64 * page.scale);
    const head = page.isWide ? 0 : lineHeight * 2;
    const plot = Math.round(230 * page.scale);
    const top = page.top + lineHeight * 2;
    const option = { ...base(page), title: [page.title].flat().filter(Boolean), legend: { show: false, data: [] }, grid: [], xAxis: [], yAxis: [], series: [] };
    const write = (x, y, words, style) => option.title.push({ left: x, top: y, text: words, padding: 0,
      textStyle: { color: page.colours.quiet, fontSize: fontSize(page, 11), lineHeight, fontWeight: 'normal', ...style } });
    const frame = (y, height, isLast, more) => {
      const gridIndex = option.grid.length;
      option.grid.push({ left, width, top: y, height });
      option.xAxis.push(axis(page, 'value', isLast ? page.say('axis.preactivation') : '', { gridIndex, min: -reach, max: reach, axisLabel: { show: isLast, formatter: page.number } }));
      option.yAxis.push({ type: 'value', gridIndex, show: false, min: 0, max: 1.05, ...more });
      return gridIndex;
    };
    const place = frame(top, plot, rows.length === 0, { ...axis(page, 'value', '', { axisLabel: { formatter: page.number } }), min: null, max: null, show: true, gridIndex: 0, scale: true });
    write(left, page.top, `${page.say('activations.value')}    ${page.say('activations.slope')}`);
    curves.forEach((row, i) => {
      const colour = curves.length > 1 ? colours[rows.findIndex((each) => each.activation === row.activation)] : page.colours.ink;
      const at = (_, k) => (2 * k / (row.phi.length - 1) - 1) * reach;
      [['phi', 'solid', 'φ'], ['phi_slope', 'dashed', 'φ′']].forEach(([key, type, sign]) => option.series.push({
        type: 'line', name: `${row.activation} ${sign}`, xAxisIndex: place, yAxisIndex: place, showSymbol: false, lineStyle: { width: 2, type, color: colour },
        itemStyle: { color: colour }, data: row[key].map((value, k) => [at(value, k), value]), clip: true,
        tooltip: { formatter: ({ seriesName, value: [x, y] }) => `${seriesName}(${page.number(x)}) = ${page.number(y)}` },
      }));
    });
    rows.forEach((row, r) => {
      const y = top + plot + lineHeight + r * (strip + head + 6) + head;
      const index = frame(y, strip, r === rows.length - 1, {});
      write(page.isWide ? 0 : left, page.isWide ? y : y - head, wrapped(page, row.series || row.activation, (page.isWide ? left : width) - 10, 13).slice(0, page.isWide ? 3 : 1).join('\n'),
        { color: readable(colours[r], page.colours), fontSize: fontSize(page, 13), fontWeight: 'bold' });
      row.layer.forEach((layer, k) => {
        const [mean, sd] = [row.pre_mean[k], Math.max(row.pre_std[k], reach / 400)];
        const points = Array.from({ length: 161 }, (_, i) => (i / 80 - 1) * reach);
        option.series.push({
          type: 'line', name: `${row.series} ${page.say('axis.layer')} ${layer}`, xAxisIndex: index, yAxisIndex: index, showSymbol: false, clip: true,
          lineStyle: { width: 1.5, color: colours[r], opacity: 0.35 + (0.65 * (k + 1)) / row.layer.length }, itemStyle: { color: colours[r] },
          data: [...points, mean - sd, mean, mean + sd].filter((x) => Math.abs(x) <= reach).sort((a, b) => a - b).map((x) => [x, Math.exp(-(((x - mean) / sd) ** 2) / 2)]),
          tooltip: { formatter: () => [`${row.series}, ${page.say('axis.layer')} ${layer}`, `${page.say('axis.preactivation')}: ${page.number(mean)} ± ${page.number(row.pre_std[k])}`,
            `${page.say('activations.passed')}: ${page.number(row.slope[k])}`].join('\n') },
        });
      });
    });
    return {
      height: top + plot + lineHeight + rows.length * (strip + head + 6) + Math.round(52 * page.scale),
      summary: rows.map((row) => `${row.series}: ${page.number(most(row.pre_std))}`).join('; '),
      option,
      notes: [],
    };
  }

  return { normals, activations };
})();
