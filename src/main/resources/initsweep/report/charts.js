'use strict';
// What each kind of chart shows: rows in, an option of ECharts out. Tooltips are drawn, never HTML, so that no text
// from the data is ever parsed.
const charts = (() => {
  // Okabe and Ito's palette, told apart by colour-blind readers too; yellow is left out, it is lost on white.
  const PALETTE = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#e69f00', '#7f7f7f', '#8c564b'];
  // A ninth name has the first colour again, in broken lines.
  const DASHES = ['solid', 'dashed', 'dotted'];
  const SYMBOLS = ['circle', 'diamond', 'triangle', 'rect', 'roundRect', 'pin', 'arrow', 'emptyCircle'];
  const CIVIDIS = ['#00224e', '#2a3f6d', '#575d6d', '#7d7c78', '#a59c74', '#d2c060', '#fee838'];
  const VERDICTS = {
    healthy: '#009e73', ok: '#009e73', learning: '#009e73', growing: '#e69f00', exploding: '#d55e00', diverged: '#d55e00',
    shrinking: '#56b4e9', collapsed: '#0072b2', vanishing: '#0072b2', not_learning: '#0072b2', saturated: '#cc79a7',
    bias_only: '#cc79a7', dead_units: '#7f7f7f', network_dead: '#4d4d4d', symmetric: '#8c564b',
  };
  const OTHER = '#b0b0b0';

  const distinct = (values) => [...new Set(values)];
  const inOrder = (values) => distinct(values).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const symbol = (index) => SYMBOLS[index % SYMBOLS.length];

  /** An initialisation has one place in the palette, in every chart of the page. */
  function places(page, names) {
    const cells = page.report.sections.find((section) => section.id === 'cells')?.rows ?? [];
    const known = inOrder(cells.map((row) => row.init));
    const order = names.every((name) => known.includes(name)) ? known : names;
    return names.map((name) => order.indexOf(name));
  }

  const palette = (page, names) => places(page, names).map((place) => PALETTE[place % PALETTE.length]);

  const dashes = (page, names) =>
    places(page, names).map((place) => DASHES[Math.floor(place / PALETTE.length) % DASHES.length]);

  function base(page) {
    const size = Math.round(12 * page.scale);
    return {
      textStyle: { fontFamily: 'system-ui, sans-serif', fontSize: size, color: page.colours.ink },
      tooltip: {
        renderMode: 'richText', confine: true, backgroundColor: page.colours.panel, borderColor: page.colours.rule,
        textStyle: { color: page.colours.ink, fontSize: size },
      },
    };
  }

  function axis(page, type, name, { axisLabel = {}, ...more } = {}) {
    const size = Math.round(12 * page.scale);
    return {
      type, name, nameLocation: 'middle', nameGap: Math.round(30 * page.scale),
      nameTextStyle: { color: page.colours.quiet, fontSize: size },
      axisLabel: { color: page.colours.quiet, fontSize: size, hideOverlap: true, ...axisLabel },
      axisLine: { show: true, lineStyle: { color: page.colours.quiet } },
      axisTick: { show: true, lineStyle: { color: page.colours.quiet } },
      splitLine: { show: type !== 'category', lineStyle: { color: page.colours.rule } },
      ...more,
    };
  }

  /** A logarithmic axis goes from decade to decade around what is drawn. */
  function decades(values) {
    const sizes = values.flat().filter((value) => value > 0).map(Math.log10);
    const [low, high] = [Math.floor(Math.min(...sizes)), Math.ceil(Math.max(...sizes))];
    return sizes.length === 0 ? {} : { min: 10 ** low, max: 10 ** Math.max(high, low + 1) };
  }

  // In the page the legend is made of buttons, which a keyboard reaches; in a saved picture it is drawn.
  const legend = (page, names) => ({
    type: 'scroll', show: page.forPaper, top: 0, selected: page.selected, data: names, textStyle: { color: page.colours.ink, fontSize: Math.round(12 * page.scale) },
    pageTextStyle: { color: page.colours.quiet }, pageIconColor: page.colours.ink, inactiveColor: page.colours.rule,
  });

  const plot = (page) => ({
    left: Math.round((page.isWide ? 76 : 58) * page.scale), right: Math.round(20 * page.scale),
    top: Math.round((page.forPaper ? 44 : 16) * page.scale), bottom: Math.round(52 * page.scale),
  });

  /** Between low and high, behind the line of the same name. */
  function band(name, fill, points) {
    const shown = points.filter(([, low, high]) => low !== null && high !== null);
    return {
      type: 'custom', name, silent: true, z: 1, tooltip: { show: false }, itemStyle: { color: fill },
      data: shown.length > 1 ? [0] : [], encode: { x: -1, y: -1 }, clip: true,
      renderItem: (_, api) => ({
        type: 'polygon', style: { fill, opacity: 0.18 },
        shape: { points: [
          ...shown.map(([x, low]) => api.coord([x, low])), ...shown.map(([x, , high]) => api.coord([x, high])).reverse(),
        ] },
      }),
    };
  }

  /** A vertical stroke from low to high at each x. */
  function whiskers(name, stroke, points) {
    return {
      type: 'custom', name, silent: true, z: 2, tooltip: { show: false }, itemStyle: { color: stroke },
      data: points.filter(([, low, high]) => low !== null && high !== null), encode: { x: 0, y: [1, 2] }, clip: true,
      renderItem: (_, api) => {
        const [x, top] = api.coord([api.value(0), api.value(2)]);
        const [, bottom] = api.coord([api.value(0), api.value(1)]);
        return { type: 'line', shape: { x1: x, y1: bottom, x2: x, y2: top }, style: { stroke, lineWidth: 1.5, opacity: 0.7 } };
      },
    };
  }

  /** Black or white, whichever is read more easily on a colour (relative luminance of WCAG 2). */
  function inkOn(background) {
    const [r, g, b] = [1, 3, 5].map((i) => parseInt(background.slice(i, i + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.18 ? '#000000' : '#ffffff';
  }

  // On a logarithmic axis there is no place for what is not positive.
  const drawable = (value, isLog) => (value === null || value === undefined || (isLog && value <= 0) ? null : value);

  // ---- kinds

  function heatmap(rows, state, page) {
    const measure = state.measure;
    const columns = inOrder(rows.map((row) => row.init));
    const lines = inOrder(rows.map((row) => row.setting)).reverse();
    const isVerdict = measure.format === 'verdict';
    const kinds = isVerdict ? distinct(rows.map((row) => row[measure.key]).filter((kind) => kind !== null)) : [];
    const show = page.formats[measure.format] ?? page.number;
    const scale = measure.lower ? [...CIVIDIS].reverse() : CIVIDIS;
    const values = rows.map((row) => row[measure.key]).filter((value) => typeof value === 'number');
    const low = Math.min(...values);
    const high = Math.max(...values) > low ? Math.max(...values) : low + 1;
    const fill = (row) => {
      const value = row[measure.key];
      if (isVerdict) return VERDICTS[value] ?? OTHER;
      return value === null ? page.colours.paper : scale[Math.round((value - low) / (high - low) * (scale.length - 1))];
    };
    const data = rows.map((row) => ({
      value: [columns.indexOf(row.init), lines.indexOf(row.setting),
        isVerdict ? kinds.indexOf(row[measure.key]) : row[measure.key] ?? '-'],
      row,
      label: { color: inkOn(fill(row)) },
    }));
    const deepest = Math.max(...lines.map((line) => line.length), 1);
    const left = Math.min(Math.round(page.width * 0.42), Math.round((deepest * 7.2 + 24) * page.scale));
    const room = Math.max(page.width - left - 20, columns.length * 64 * page.scale);
    const isWideCell = room / columns.length >= 108 * page.scale;
    const isRoomy = isWideCell || page.isWide;
    const label = ({ data: { row } }) => {
      const lineBreak = '\n';
      const value = show(row[measure.key]);
      const share = measure.share ? page.formats.share(row[measure.share]) : null;
      if (!isRoomy) return value;
      const between = isWideCell ? ' · ' : lineBreak;
      if (isVerdict) return `${value}${lineBreak}${share}${between}n=${row.runs}`;
      const sd = row[measure.sd];
      const spread = sd === null || sd === undefined ? '' : `± ${show(sd).replace(' %', '')}${between}`;
      return `${value}${lineBreak}${spread}n=${row.completed}/${row.runs}`;
    };
    const tooltip = ({ data: { row } }) => [
      `${row.setting} ${row.init}`.trim(),
      ...page.definition.measures.filter((each) => row[each.key] !== null).map((each) => {
        const text = (page.formats[each.format] ?? page.number)(row[each.key]);
        const sd = each.sd && row[each.sd] !== null ? ` ± ${(page.formats[each.format] ?? page.number)(row[each.sd])}` : '';
        const share = each.share ? ` (${page.formats.share(row[each.share])})` : '';
        return `${page.say(`measure.${each.key}`)}: ${text}${sd}${share}`;
      }),
      `${page.say('column.completed')}: ${row.completed} / ${row.runs}`,
    ].join('\n');
    const text = { color: page.colours.quiet, fontSize: Math.round(12 * page.scale), hideOverlap: false, interval: 0 };
    const height = Math.round(page.scale * (110 + lines.length * (isWideCell ? 50 : isRoomy ? 60 : 32)));
    const best = rows[0];
    return {
      height, width: left + 20 + room,
      summary: `${page.say(`measure.${measure.key}`)}. ${best.setting} ${best.init}: ${show(best[measure.key])}`,
      option: {
        ...base(page),
        tooltip: { ...base(page).tooltip, formatter: tooltip },
        grid: { left, right: 20, top: Math.round(50 * page.scale), bottom: Math.round(56 * page.scale) },
        xAxis: axis(page, 'category', '', { data: columns, position: 'top', splitArea: { show: false },
          axisLabel: { ...text, interval: 0, width: room / columns.length - 6, overflow: 'truncate' } }),
        yAxis: axis(page, 'category', '', { data: lines, axisLabel: { ...text, width: left - 14, overflow: 'truncate' } }),
        visualMap: isVerdict
          ? { type: 'piecewise', show: page.isWide, orient: 'horizontal', left: 'center', bottom: 0, textStyle: { color: page.colours.ink },
            pieces: kinds.map((kind, i) => ({ value: i, label: page.say(`verdict.${kind}`), color: VERDICTS[kind] ?? OTHER })),
            dimension: 2 }
          : { min: low, max: high, dimension: 2, orient: 'horizontal', left: 'center', bottom: 0, calculable: page.isWide,
            itemHeight: Math.round((page.isWide ? 240 : 140) * page.scale), itemWidth: Math.round(12 * page.scale),
            inRange: { color: scale }, textStyle: { color: page.colours.ink },
            formatter: (value) => show(value) },
        series: [{
          type: 'heatmap', data, itemStyle: { borderColor: page.colours.paper, borderWidth: 2 },
          emphasis: { itemStyle: { borderColor: page.colours.ink } },
          label: { show: true, formatter: label, fontSize: Math.round(11.5 * page.scale), lineHeight: Math.round(15 * page.scale) },
        }],
      },
    };
  }

  function curves(rows, state, page) {
    const names = rows.map((row) => row.init);
    const colours = palette(page, names);
    const types = dashes(page, names);
    const series = rows.flatMap((row, i) => {
      const points = row.iteration.map((x, k) =>
        [x, drawable(row.low[k], state.log), drawable(row.high[k], state.log)]);
      return [
        band(row.init, colours[i], points),
        { type: 'line', name: row.init, showSymbol: false, symbol: symbol(i), z: 3, lineStyle: { width: 2, type: types[i] },
          itemStyle: { color: colours[i] }, data: row.iteration.map((x, k) => [x, drawable(row.loss[k], state.log)]),
          emphasis: { focus: 'series' } },
      ];
    });
    const nearest = (points) => {
      const lines = points.filter((point) => point.seriesType === 'line');
      return [`${page.say('axis.iteration')} ${page.number(lines[0]?.value[0])}`,
        ...lines.map((point) => `${point.seriesName}: ${page.number(point.value[1])}`)].join('\n');
    };
    return {
      height: Math.round(420 * page.scale), summary: names.join(', '),
      option: {
        ...base(page),
        tooltip: { ...base(page).tooltip, trigger: 'axis', formatter: nearest },
        legend: legend(page, names), grid: plot(page),
        xAxis: axis(page, 'value', page.say('axis.iteration'), { min: 0, max: Math.max(...rows.flatMap((row) => row.iteration)) }),
        yAxis: axis(page, state.log ? 'log' : 'value', page.say('axis.loss'), { nameGap: Math.round(44 * page.scale),
          min: state.log ? undefined : 0 }),
        series,
      },
    };
  }

  function profiles(rows, state, page) {
    const { key, low, high, predicted, scale } = state.measure;
    const isLog = scale === 'log';
    const names = rows.map((row) => row.init);
    const colours = palette(page, names);
    const series = rows.flatMap((row, i) => [
      whiskers(row.init, colours[i], row.layer.map((x, k) => [x, drawable(row[low][k], isLog), drawable(row[high][k], isLog)])),
      { type: 'scatter', name: row.init, symbol: symbol(i), symbolSize: Math.round(9 * page.scale), z: 4,
        itemStyle: { color: colours[i] }, data: row.layer.map((x, k) => [x, drawable(row[key][k], isLog)]) },
      ...(predicted && row[predicted].some((value) => value !== null)
        ? [{ type: 'line', name: row.init, showSymbol: false, silent: true, z: 3, tooltip: { show: false },
          lineStyle: { color: colours[i], width: 1.5, type: 'dashed' }, itemStyle: { color: colours[i] },
          data: row.layer.map((x, k) => [x, drawable(row[predicted][k], isLog)]) }]
        : []),
    ]);
    const tooltip = (point) => {
      const row = rows[names.indexOf(point.seriesName)];
      const k = row.layer.indexOf(point.value[0]);
      return [`${row.init}, ${page.say('axis.layer')} ${row.layer[k]}`,
        `${page.say(`measure.${key}`)}: ${page.number(row[key][k])} (${page.number(row[low][k])} – ${page.number(row[high][k])})`,
        ...(predicted && row[predicted][k] !== null ? [`${page.say('predicted')}: ${page.number(row[predicted][k])}`] : []),
      ].join('\n');
    };
    return {
      height: Math.round(420 * page.scale), summary: names.join(', '),
      option: {
        ...base(page),
        tooltip: { ...base(page).tooltip, formatter: tooltip },
        legend: legend(page, names), grid: plot(page),
        xAxis: axis(page, 'value', page.say('axis.layer'), {
          min: 0.5, max: Math.max(...rows.flatMap((row) => row.layer)) + 0.5, minInterval: 1,
          axisLabel: { formatter: (value) => (Number.isInteger(value) ? value : '') } }),
        yAxis: axis(page, isLog ? 'log' : 'value', page.say(`measure.${key}`), { nameGap: Math.round(56 * page.scale),
          ...(isLog ? decades(rows.flatMap((row) => [row[key], row[low], row[high]])) : {}),
          axisLabel: { formatter: (value) => page.number(value) } }),
        series,
      },
    };
  }

  function histograms(rows, state, page) {
    const inits = inOrder(rows.map((row) => row.init));
    const colours = palette(page, inits);
    const all = distinct(rows.map((row) => row.layer)).sort((a, b) => a - b);
    const layers = page.isWide || all.length <= 3 ? all : [all[0], all[Math.floor(all.length / 2)], all[all.length - 1]];
    const left = Math.round((page.isWide ? 150 : 10) * page.scale);
    const head = Math.round((page.isWide ? 30 : 70) * page.scale);
    const rowHeight = Math.round((page.isWide ? 132 : 196) * page.scale);
    const gap = Math.round(12 * page.scale);
    const width = (page.width - left - gap) / layers.length;
    const small = Math.round(11 * page.scale);
    const option = { ...base(page), title: [], grid: [], xAxis: [], yAxis: [], series: [] };
    const cells = page.report.sections.find((section) => section.id === 'cells')?.rows ?? [];
    inits.forEach((init, r) => {
      const ofInit = rows.filter((row) => row.init === init);
      const verdict = cells.find((row) => row.init === init && row.setting === state.setting)?.verdict;
      const top = r * rowHeight + head;
      option.title.push({ text: init, subtext: verdict ? page.say(`verdict.${verdict}`) : '', left: 4,
        top: page.isWide ? top + 6 : top - Math.round(64 * page.scale), itemGap: 2,
        textStyle: { color: page.colours.ink, fontSize: Math.round(13 * page.scale), width: (page.isWide ? left : page.width) - 12, overflow: 'truncate' },
        subtextStyle: { color: VERDICTS[verdict] ?? page.colours.quiet, fontSize: Math.round(12 * page.scale), fontWeight: 'bold' } });
      const tallest = Math.max(...ofInit.flatMap((row) => row.counts));
      const second = Math.max(...ofInit.map((row) => [...row.counts].sort((a, b) => b - a)[1]));
      const ceiling = tallest > 4 * second ? 2 * second || tallest : tallest;
      layers.forEach((layer, c) => {
        const row = ofInit.find((each) => each.layer === layer);
        if (!row) return;
        const index = option.grid.length;
        const total = row.counts.reduce((sum, count) => sum + count, 0) + row.below + row.above;
        const outside = row.below + row.above === 0 ? '' : `, ${page.formats.share((row.below + row.above) / total)} ${page.say('outside')}`;
        const step = (row.high - row.low) / row.counts.length;
        option.grid.push({ left: left + c * width, width: width - gap, top, height: rowHeight - Math.round((page.isWide ? 64 : 112) * page.scale) });
        const cut = Math.max(...row.counts);
        const share = cut > ceiling ? `   ↑ ${page.formats.share(cut / total)}` : '';
        option.title.push({ text: `${page.say('axis.layer')} ${layer}${share}`, left: left + c * width, top: top - Math.round(20 * page.scale),
          padding: 0, textStyle: { color: page.colours.quiet, fontSize: small, fontWeight: 'normal' } });
        option.title.push({ text: `${page.say('from_input')} ${page.formats.share(row.input_share)}${outside}`, left: left + c * width,
          top: top + rowHeight - Math.round((page.isWide ? 44 : 92) * page.scale), padding: 0,
          textStyle: { color: page.colours.quiet, fontSize: small, fontWeight: 'normal', width: width - 4, overflow: 'truncate' } });
        option.xAxis.push({ type: 'category', gridIndex: index, data: row.counts.map((_, k) => page.number(row.low + k * step)),
          axisTick: { show: false }, axisLine: { lineStyle: { color: page.colours.quiet } },
          axisLabel: { color: page.colours.quiet, fontSize: small, margin: 4,
            interval: (k) => k === 0 || k === row.counts.length - 1,
            formatter: (_, k) => page.number(k === 0 ? row.low : row.high) } });
        option.yAxis.push({ type: 'value', gridIndex: index, max: ceiling, show: false });
        option.series.push({ type: 'bar', name: `${init} ${layer}`, xAxisIndex: index, yAxisIndex: index, barCategoryGap: '5%',
          data: row.counts.map((count) => Math.min(count, ceiling)),
          itemStyle: { color: colours[r] },
          tooltip: { formatter: (point) => [`${init}, ${page.say('axis.layer')} ${layer}`,
            `${page.number(row.low + point.dataIndex * step)} – ${page.number(row.low + (point.dataIndex + 1) * step)}`,
            `${page.formats.percent(row.counts[point.dataIndex] / total)}`].join('\n') } });
      });
    });
    return { option, height: inits.length * rowHeight + head - Math.round((page.isWide ? 8 : 70) * page.scale),
      summary: inits.map((init) => `${init}: ${rows.filter((row) => row.init === init).map((row) => page.formats.share(row.input_share)).join(', ')}`).join('; ') };
  }

  function depths(rows, state, page) {
    const names = rows.map((row) => row.init);
    const colours = palette(page, names);
    const types = dashes(page, names);
    const x = state.measure.key;
    const series = rows.flatMap((row, i) => [
      whiskers(row.init, colours[i], row[x].map((value, k) => [value, row.low[k], row.high[k]]).filter(([value]) => value !== null)),
      { type: 'line', name: row.init, symbol: symbol(i), symbolSize: Math.round(8 * page.scale), z: 3,
        itemStyle: { color: colours[i] }, lineStyle: { width: 1.5, type: types[i] },
        data: row[x].map((value, k) => [value, row.accuracy[k]]).filter(([value]) => value !== null) },
    ]);
    return {
      height: Math.round(420 * page.scale), summary: names.join(', '),
      option: {
        ...base(page),
        tooltip: { ...base(page).tooltip,
          formatter: (point) => `${point.seriesName}\n${page.say(`measure.${x}`)} ${page.number(point.value[0])}: ${page.formats.percent(point.value[1])}` },
        legend: legend(page, names), grid: plot(page),
        xAxis: axis(page, 'value', page.say(`measure.${x}`), { scale: true }),
        yAxis: axis(page, 'value', page.say('measure.accuracy'), { nameGap: Math.round(48 * page.scale),
          axisLabel: { formatter: (value) => `${Math.round(100 * value)} %` }, min: 0, max: 1 }),
        series,
      },
    };
  }

  return { heatmap, curves, profiles, histograms, depths };
})();
