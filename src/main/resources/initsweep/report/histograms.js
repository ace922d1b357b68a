'use strict';
// What the activations look like in each layer: a row of small histograms for each series of the setting.
const histograms = (() => {
  const { LINE_HEIGHT, distinct, most, inOrder, looks, readable, fontSize, textWidth, wrapped, base } = marks;
  const SMALL = 11;

  /** The verdict is one on initialisation, so that it says nothing about a later iteration. */
  function verdictOn(series, state, page) {
    if (state.iteration !== 0) return null;
    const cells = page.report.sections.find((section) => section.id === 'cells')?.rows ?? [];
    return cells.find((row) => row.series === series && row.setting === state.setting)?.overall_verdict ?? null;
  }

  /** Where a bar that towers over all others is cut off. */
  function ceilingOf(rows) {
    const tallest = most(rows.flatMap((row) => row.counts));
    const second = most(rows.map((row) => [...row.counts].sort((a, b) => b - a)[1]));
    return tallest > 4 * second ? 2 * second || tallest : tallest;
  }

  function captions(row, total, page) {
    const outside = row.below + row.above;
    if (row.weight_std !== undefined) {
      return [`${page.say('column.std')} ${page.number(row.weight_std)}`,
        ...(row.expected_std === null ? [] : [`${page.say('predicted')} ${page.number(row.expected_std)}`])];
    }
    return [
      `${page.say('from_input')} ${page.formats.share(row.input_share)}`,
      ...(outside > 0 ? [`${page.formats.share(outside / total)} ${page.say('outside')}`] : []),
    ];
  }

  /** The names stand beside the histograms or, where it is narrow, above them; of those, three go into a line. */
  function layout(page, layers, names) {
    const left = page.isWide ? Math.round(150 * page.scale) : 0;
    const gap = Math.round(14 * page.scale);
    const perLine = page.isWide ? layers.length : Math.min(3, layers.length);
    const width = (page.width - left) / perLine;
    const lineHeight = fontSize(page, LINE_HEIGHT);
    const nameRoom = (page.isWide ? left : page.width) - gap;
    const heads = names.map(({ series, verdict }) => [...wrapped(page, series, nameRoom, 14), ...(verdict ? wrapped(page, verdict, nameRoom, 13) : [])]);
    const head = page.isWide ? 0 : most(heads.map((lines) => lines.length)) * Math.round(18 * page.scale) + 6;
    const plot = Math.round((page.isWide ? 68 : 80) * page.scale);
    return { left, gap, perLine, width, lineHeight, nameRoom, head, plot, lines: Math.ceil(layers.length / perLine) };
  }

  function drawing(rows, state, page) {
    const all = inOrder(rows.map((row) => row.series));
    const layers = distinct(rows.map((row) => row.layer)).sort((a, b) => a - b);
    const names = all.map((series) => {
      const kind = verdictOn(series, state, page);
      return { series, kind, verdict: kind && page.say(`verdict.${kind}`) };
    });
    const at = layout(page, layers, names);
    const totalOf = (row) => row.counts.reduce((sum, count) => sum + count, 0) + row.below + row.above;
    const isOneLine = rows.every((row) => textWidth(page, captions(row, totalOf(row), page).join(page.say('list.comma')), SMALL) <= at.width - at.gap);
    const captionLines = isOneLine ? 1 : 2;
    const lineHeight = at.lineHeight * (2 + captionLines) + at.plot + at.gap + 8;
    const option = { ...base(page), title: [page.title].flat().filter(Boolean), grid: [], xAxis: [], yAxis: [], series: [] };
    const write = (left, top, text, style) => option.title.push({ left, top, text, padding: 0,
      textStyle: { color: page.colours.quiet, fontSize: fontSize(page, SMALL), lineHeight: at.lineHeight, fontWeight: 'normal', ...style } });
    const colours = looks(page, all).map(({ colour }) => colour);
    names.forEach(({ series, kind, verdict }, r) => {
      const ofSeries = rows.filter((row) => row.series === series);
      const top = page.top + r * (at.head + at.lines * lineHeight);
      const nameLines = wrapped(page, series, at.nameRoom, 14);
      const nameTop = page.isWide ? top + at.lineHeight : top;
      const nameHeight = Math.round(18 * page.scale);
      write(0, nameTop, nameLines.join('\n'), { color: page.colours.ink, fontSize: fontSize(page, 13), lineHeight: nameHeight, fontWeight: 'bold' });
      if (verdict) {
        write(0, nameTop + nameLines.length * nameHeight, wrapped(page, verdict, at.nameRoom, 13).join('\n'),
          { color: readable(heatmap.verdictColour(kind), page.colours), fontSize: fontSize(page), lineHeight: nameHeight, fontWeight: 'bold' });
      }
      const ceiling = ceilingOf(ofSeries);
      layers.forEach((layer, c) => {
        const row = ofSeries.find((each) => each.layer === layer);
        if (!row) return;
        const index = option.grid.length;
        const total = totalOf(row);
        const left = at.left + (c % at.perLine) * at.width;
        const above = top + at.head + Math.floor(c / at.perLine) * lineHeight;
        const plotTop = above + at.lineHeight + 4;
        const cut = most(row.counts);
        const isOfWeights = row.weight_std !== undefined; // whose layers have axes of their own
        const step = (row.high - row.low) / row.counts.length;
        write(left, above, `${page.say('axis.layer')} ${layer}${!isOfWeights && cut > ceiling ? `   ↑ ${page.formats.share(cut / total)}` : ''}`);
        write(left, plotTop + at.plot + at.lineHeight + 2, captions(row, total, page).join(isOneLine ? ', ' : '\n'));
        option.grid.push({ left, width: at.width - at.gap, top: plotTop, height: at.plot });
        option.xAxis.push({ type: 'category', gridIndex: index, data: row.counts.map((_, k) => page.number(row.low + k * step)),
          axisTick: { show: false }, axisLine: { lineStyle: { color: page.colours.quiet } },
          axisLabel: { color: page.colours.quiet, fontSize: fontSize(page, SMALL), lineHeight: at.lineHeight, margin: 2,
            ...(isOfWeights ? { alignMinLabel: 'left', alignMaxLabel: 'right' } : {}),
            interval: (k) => k === 0 || k === row.counts.length - 1,
            formatter: (_, k) => page.number(k === 0 ? row.low : row.high) } });
        option.yAxis.push({ type: 'value', gridIndex: index, max: isOfWeights ? most([cut, ...(row.expected ?? [])]) : ceiling, show: false });
        if (row.expected) {
          option.series.push({ type: 'line', name: `${series} ${layer} ${page.say('predicted')}`, xAxisIndex: index, yAxisIndex: index, silent: true,
            showSymbol: false, z: 3, data: row.expected, lineStyle: { color: page.colours.ink, width: 1.5 },
            itemStyle: { color: page.colours.ink }, tooltip: { show: false } });
        }
        option.series.push({ type: 'bar', name: `${series} ${layer}`, xAxisIndex: index, yAxisIndex: index, barCategoryGap: '5%',
          data: row.counts.map((count) => (isOfWeights ? count : Math.min(count, ceiling))), itemStyle: { color: colours[r] },
          tooltip: { formatter: (point) => [`${series}, ${page.say('axis.layer')} ${layer}`,
            `${page.number(row.low + point.dataIndex * step)} – ${page.number(row.low + (point.dataIndex + 1) * step)}`,
            `${page.formats.percent(row.counts[point.dataIndex] / total)}`].join('\n') } });
      });
    });
    return {
      height: page.top + all.length * (at.head + at.lines * lineHeight),
      option,
      summary: all.map((series) => `${series}: ${rows.filter((row) => row.series === series).map((row) => captions(row, totalOf(row), page)[0]).join(', ')}`).join('; '),
    };
  }

  return { drawing };
})();
