'use strict';
// What each kind of chart shows: rows in, an option of ECharts out.
const charts = (() => {
  const { least, most, looks, fontSize, axis, logarithmic, plotted, base, band, whiskers, isNear, upright, limitNotes, drawable } = marks;
  const DECADES = 100; // from here on, a linear axis crowds the small values into its corner
  const MARKED = 12; // a curve of a hundred points has its symbol at every twelfth

  function curves(rows, state, page) {
    const { value: key, beside, format } = page.definition;
    const show = page.formats[format] ?? page.number;
    const names = rows.map((row) => row.series);
    const look = looks(page, names);
    const value = (number) => drawable(number, state.log);
    const lines = rows.map((row, i) => ({
      type: 'line', name: row.series, symbol: look[i].symbol, showSymbol: true, showAllSymbol: true, z: 3,
      symbolSize: (_, { dataIndex }) => (dataIndex % MARKED === (5 * i) % MARKED ? Math.round(7 * page.scale) : 0),
      lineStyle: { width: 2, type: look[i].dash }, itemStyle: { color: look[i].colour },
      data: row.iteration.map((x, k) => [x, value(row[key][k])]), emphasis: { focus: 'series' },
    }));
    const dotted = rows.flatMap((row, i) => (!beside || row[beside].every((number) => number === null) ? [] : {
      type: 'line', name: row.series, id: `${beside} ${i}`, showSymbol: false, z: 3,
      lineStyle: { width: 2, type: 'dotted' }, itemStyle: { color: look[i].colour },
      data: row.iteration.map((x, k) => [x, value(row[beside][k])]), emphasis: { focus: 'series' },
    }));
    const bands = rows.map((row, i) =>
      band(row.series, look[i].colour, row.iteration.map((x, k) => [x, value(row.low[k]), value(row.high[k])])));
    const nearest = (points) => {
      const shown = points.filter((point) => point.seriesType === 'line');
      return [`${page.say('axis.iteration')} ${page.number(shown[0]?.value[0])}`,
        ...shown.map((point) => `${point.seriesName}${point.seriesId.startsWith(beside) ? ` (${page.say(`column.${beside}`)})` : ''}: ${show(point.value[1])}`)].join('\n');
    };
    return plotted(page, names, {
      tooltip: { ...base(page).tooltip, trigger: 'axis', formatter: nearest },
      xAxis: axis(page, 'value', page.say('axis.iteration'), { min: 0, max: most(rows.flatMap((row) => row.iteration)) }),
      yAxis: axis(page, 'value', page.say(`axis.${key}`), { nameGap: Math.round(44 * page.scale),
        axisLabel: { formatter: format ? (share) => `${page.number(100 * share)} %` : page.number }, max: format ? 1 : null,
        ...(state.log ? logarithmic(rows.flatMap((row) => [row[key], row.low, row.high])) : { min: 0 }) }),
      series: [...lines, ...dotted, ...bands],
    });
  }

  function profiles(rows, state, page) {
    const { key, low, high, predicted } = state.measure;
    const names = rows.map((row) => row.series);
    const look = looks(page, names);
    const value = (number) => drawable(number, true);
    const points = rows.map((row, i) => ({
      type: 'scatter', name: row.series, symbol: look[i].symbol, symbolSize: Math.round(9 * page.scale), z: 3,
      itemStyle: { color: look[i].colour }, data: row.layer.map((x, k) => [x, value(row[key][k])]),
    }));
    const strokes = rows.map((row, i) =>
      whiskers(row.series, look[i].colour, row.layer.map((x, k) => [x, value(row[low][k]), value(row[high][k])])));
    const theory = rows.map((row, i) => ({ row, colour: look[i].colour }))
      .filter(({ row }) => predicted && row[predicted].some((number) => number !== null))
      .map(({ row, colour }) => ({
        type: 'line', name: row.series, showSymbol: false, silent: true, z: 4, tooltip: { show: false },
        lineStyle: { color: colour, width: 1.5, type: 'dashed' }, itemStyle: { color: colour },
        data: row.layer.map((x, k) => [x, value(row[predicted][k])]),
      }));
    const tooltip = (point) => {
      const row = rows[names.indexOf(point.seriesName)];
      const k = row.layer.indexOf(point.value[0]);
      return [`${row.series}, ${page.say('axis.layer')} ${row.layer[k]}`,
        `${page.say(`measure.${key}`)}: ${page.number(row[key][k])} (${page.number(row[low][k])} – ${page.number(row[high][k])})`,
        ...(predicted && row[predicted][k] !== null ? [`${page.say('predicted')}: ${page.number(row[predicted][k])}`] : []),
      ].join('\n');
    };
    return plotted(page, names, {
      tooltip: { ...base(page).tooltip, formatter: tooltip },
      xAxis: axis(page, 'value', page.say('axis.layer'), {
        min: 0.5, max: most(rows.flatMap((row) => row.layer)) + 0.5, minInterval: 1,
        axisLabel: { formatter: (number) => (Number.isInteger(number) ? number : '') } }),
      yAxis: axis(page, 'log', page.say(`measure.${key}`), { nameGap: Math.round(56 * page.scale), axisLabel: { formatter: page.number },
        ...logarithmic(rows.flatMap((row) => [row[key], row[low], row[high], predicted ? row[predicted] : []])) }),
      series: [...points, ...strokes, ...theory],
    });
  }

  function depths(rows, state, page) {
    const names = rows.map((row) => row.series);
    const look = looks(page, names);
    const x = state.measure.key;
    const all = rows.flatMap((row) => row[x]).filter((number) => number > 0);
    const isLog = most(all) / least(all) >= DECADES;
    const pointsOf = (row) => row[x].map((number, k) => ({
      x: drawable(number, isLog), accuracy: row.accuracy[k], low: row.low[k], high: row.high[k], completed: row.completed[k], runs: row.runs[k],
    })).filter((point) => point.x !== null && point.accuracy !== null);
    const lines = rows.map((row, i) => ({
      type: 'line', name: row.series, symbol: look[i].symbol, symbolSize: Math.round(8 * page.scale), z: 3,
      itemStyle: { color: look[i].colour }, lineStyle: { width: 1.5, type: look[i].dash },
      data: pointsOf(row).map((point) => ({ value: [point.x, point.accuracy], point, label: { show: point.completed < point.runs } })),
      label: { position: 'right', color: page.colours.ink, fontSize: fontSize(page, 11), formatter: ({ data: { point } }) => `n=${point.completed}/${point.runs}` },
    }));
    const strokes = rows.map((row, i) => whiskers(row.series, look[i].colour, pointsOf(row).map((point) => [point.x, point.low, point.high])));
    const tooltip = ({ seriesName, data: { point } }) => [
      seriesName, `${page.say(`measure.${x}`)} ${page.number(point.x)}: ${page.formats.percent(point.accuracy)}`,
      `${page.say('column.completed')}: ${point.completed} / ${point.runs}`].join('\n');
    return {
      ...plotted(page, names, {
        tooltip: { ...base(page).tooltip, formatter: tooltip },
        xAxis: axis(page, 'value', page.say(`measure.${x}`), { axisLabel: { formatter: page.number }, ...(isLog ? logarithmic(all) : { scale: true }) }),
        yAxis: axis(page, 'value', page.say('measure.accuracy'), { nameGap: Math.round(48 * page.scale),
          axisLabel: { formatter: (number) => `${Math.round(100 * number)} %` }, min: 0, max: 1 }),
        series: [...lines, ...strokes],
      }),
      notes: [
        ...noted(page, 'depths.no_scale', names.filter((_, i) => rows[i][x].every((number) => number === null || number === 0))),
        ...noted(page, 'depths.none_completed', rows.flatMap((row) =>
          row.depth.filter((_, k) => row.completed[k] === 0).map((depth) => `${row.series}, ${page.say('column.depth')} ${depth}`))),
      ],
    };
  }

  /** Accuracies are percentages, losses are numbers. */
  const shown = (page, rows) => (rows[0].metric.endsWith('accuracy') ? page.formats.percent : page.number);

  /** The axis of what candidates are chosen by, where there is room for no more digits than it takes. */
  const scores = (page, rows) =>
    axis(page, 'value', page.say(`word.${rows[0].metric}`), { nameGap: Math.round(48 * page.scale), scale: true,
      axisLabel: { formatter: rows[0].metric.endsWith('accuracy') ? (share) => `${page.number(100 * share)} %` : page.number } });

  /** A cell's line through its candidates. */
  const line = (page, name, look, data) => ({
    type: 'line', name, symbol: look.symbol, symbolSize: Math.round(7 * page.scale), z: 3,
    itemStyle: { color: look.colour }, lineStyle: { width: 1.5, type: look.dash }, data,
  });

  function rates(rows, state, page) {
    const names = rows.map((row) => row.series);
    const look = looks(page, names);
    const show = shown(page, rows);
    const lines = rows.map((row, i) =>
      line(page, row.series, look[i], row.rate.map((x, k) => ({ value: [x, row.mean[k]], row }))));
    const best = rows.map((row, i) => ({
      type: 'scatter', name: row.series, symbol: 'circle', symbolSize: Math.round(17 * page.scale), silent: true, z: 2, tooltip: { show: false },
      itemStyle: { color: 'transparent', borderColor: look[i].colour, borderWidth: 2 },
      data: row.best === null ? [] : [[row.best, row.best_mean]],
    }));
    const tooltip = ({ seriesName, data: { value: [x, mean], row } }) => [
      seriesName, `${row.setting} ${page.number(x)}: ${show(mean)}`,
      `${page.say('column.good_decades')}: ${page.number(row.good_decades)} (${page.number(row.decades_low)} – ${page.number(row.decades_high)})`,
    ].join('\n');
    const all = rows.flatMap((row) => row.rate);
    const means = rows.flatMap((row) => row.mean).filter((mean) => mean !== null);
    const ends = [least(means), most(means)];
    const limits = rows.map((row) => ({ name: row.series, limit: row.rate_limit ?? null }));
    const uprights = limits.flatMap(({ name, limit }, i) => (isNear(limit, all) ? [upright(page, name, look[i].colour, limit, ends)] : []));
    return {
      ...plotted(page, names, {
        tooltip: { ...base(page).tooltip, formatter: tooltip },
        xAxis: axis(page, 'log', rows[0].setting, { axisLabel: { formatter: page.number },
          ...logarithmic([...all, ...limits.map(({ limit }) => limit).filter((limit) => isNear(limit, all))]) }),
        yAxis: scores(page, rows),
        series: [...lines, ...best, ...uprights],
      }),
      notes: [
        ...limitNotes(page, limits, all),
        ...noted(page, 'sensitivity.cut', rows.filter((row) => row.cut_low || row.cut_high).map((row) => row.series)),
        ...noted(page, 'sensitivity.none', rows.filter((row) => row.best === null).map((row) => row.series)),
      ],
    };
  }

  function budget(rows, state, page) {
    const names = rows.map((row) => row.series);
    const look = looks(page, names);
    const show = shown(page, rows);
    const lines = rows.map((row, i) =>
      line(page, row.series, look[i], row.k.map((k, j) => ({ value: [k, row.expected_best[j]], row, j }))));
    const bands = rows.map((row, i) => band(row.series, look[i].colour, row.k.map((k, j) => [k, row.low[j], row.high[j]])));
    const tooltip = ({ seriesName, data: { value: [k, best], row, j } }) => [
      seriesName, `${page.say('axis.candidates')} ${k}: ${show(best)} (${show(row.low[j])} – ${show(row.high[j])})`,
      ...(row.overtakes[j] === null ? [] : [`${page.say('column.overtakes')}: ${row.overtakes[j]}`])].join('\n');
    return {
      ...plotted(page, names, {
        tooltip: { ...base(page).tooltip, formatter: tooltip },
        xAxis: axis(page, 'value', page.say('axis.candidates'), { min: 1, max: most([2, ...rows.flatMap((row) => row.k)]), minInterval: 1 }),
        yAxis: scores(page, rows),
        series: [...lines, ...bands],
      }),
      notes: noted(page, 'budget.crossings', rows.flatMap((row) => row.k.flatMap((k, j) =>
        (row.overtakes[j] === null ? [] : [`${row.series} > ${row.overtakes[j]} (k = ${k})`])))),
    };
  }

  const noted = (page, key, names) => (names.length === 0 ? [] : [page.say(key, { names: names.join(page.say('list.separator')) })]);

  return { heatmap: heatmap.drawing, axes: axes.drawing, curves, profiles, histograms: histograms.drawing, normals: initial.normals, activations: initial.activations, depths, rates, budget };
})();
