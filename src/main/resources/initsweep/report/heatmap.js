'use strict';
// How every cell did: a field for each, with its colour and its numbers.
const heatmap = (() => {
  const { LINE_HEIGHT, distinct, least, most, inOrder, inkOn, fontSize, textWidth, wrapped, base, axis } = marks;
  const CIVIDIS = ['#00224e', '#2a3f6d', '#575d6d', '#7d7c78', '#a59c74', '#d2c060', '#fee838'];
  const VERDICTS = {
    healthy: '#009e73', ok: '#009e73', learning: '#009e73', growing: '#e69f00', exploding: '#d55e00', diverged: '#d55e00',
    shrinking: '#56b4e9', collapsed: '#0072b2', vanishing: '#0072b2', not_learning: '#0072b2', saturated: '#cc79a7',
    bias_only: '#cc79a7', dead_units: '#7f7f7f', network_dead: '#4d4d4d', symmetric: '#8c564b', insensitive: '#9467bd',
  };
  const OTHER = '#b0b0b0';
  const TEXT = 11.5; // the size of a field's text
  const NARROWEST = 84; // a field holds "93.45 %" and "n=10/10" at the size of its text

  const verdictColour = (verdict) => VERDICTS[verdict] ?? OTHER;

  /** The ends of the colour scale: those of the measure, else of the values; of equal values, 0 is the other end. */
  function ends({ ends: fixed }, values) {
    const [low, high] = fixed ?? [least(values), most(values)];
    return low < high ? [low, high] : [Math.min(0, low), Math.max(0, high) || 1];
  }

  /** What a field of a measure is filled with, and the key to it. */
  function colouring(rows, measure, page, show) {
    const values = rows.map((row) => row[measure.key]).filter((value) => value !== null);
    const key = { dimension: 2, orient: 'horizontal', left: 'center', bottom: 0, textStyle: { color: page.colours.ink, fontSize: fontSize(page) } };
    if (measure.format === 'verdict') {
      const kinds = distinct(values);
      return {
        place: (value) => kinds.indexOf(value), fill: verdictColour,
        key: { ...key, type: 'piecewise', show: page.isWide,
          pieces: kinds.map((kind, i) => ({ value: i, label: page.say(`verdict.${kind}`), color: verdictColour(kind) })) },
      };
    }
    const scale = measure.lower ? [...CIVIDIS].reverse() : CIVIDIS;
    const [low, high] = ends(measure, values);
    return {
      place: (value) => value, fill: (value) => echarts.color.lerp((value - low) / (high - low), scale),
      key: { ...key, min: low, max: high, text: [show(high), show(low)], inRange: { color: scale },
        itemHeight: Math.round((page.isWide ? 240 : 140) * page.scale), itemWidth: Math.round(12 * page.scale) },
    };
  }

  // ---- order and standing

  const areQuantities = (names) => names.length > 2 && distinct(names.map((name) => name.replace(/[\d.e+-]+/gi, '#'))).length === 1;

  /** Quantities are read in their own order, names from the best to the worst. */
  const isSortedAtFirst = (rows) => !['series', 'setting'].some((key) => areQuantities(distinct(rows.map((row) => row[key]))));

  /** The best mean first, where a cell without a number counts as the worst; of verdicts, the best mean rank. */
  function byMean(rows, names, key, measure) {
    const isVerdict = measure.format === 'verdict';
    const value = (row) => (isVerdict ? -row.place : row[measure.key] === null ? null : row[measure.key] * (measure.lower ? -1 : 1));
    const worst = least(rows.map(value).filter((each) => each !== null));
    const mean = (name) => {
      const values = rows.filter((row) => row[key] === name).map((row) => value(row) ?? worst);
      return values.reduce((sum, each) => sum + each, 0) / values.length;
    };
    const means = new Map(names.map((name) => [name, mean(name)]));
    return [...names].sort((one, other) => means.get(other) - means.get(one));
  }

  const MARKS = { best: '★ ', not_settled: '≈ ' };

  /** Standings are by the first measure that there is. */
  const isOfStandings = (rows, measure, page) =>
    measure.key === page.definition.measures.find(({ key }) => rows.some((row) => row[key] !== null && row[key] !== undefined)).key;

  /** Why a cell has no number: how many of its runs diverged, and how many failed. */
  function missing(row, page) {
    const { runs, completed, diverged } = row;
    if (completed > 0) return '–';
    return [['diverged', diverged], ['failed', runs - diverged]].filter(([status, count]) => count > 0)
      .map(([status, count]) => `${page.say(`word.${status}`)}\nn=${count}/${runs}`).join('\n');
  }

  /** Mean ± sd with the runs it is over, or a verdict with the share of the runs that agree. */
  function numbers(row, measure, page, show, between) {
    const value = show(row[measure.key]);
    if (measure.share) return `${value}\n${page.formats.share(row[measure.share])}${between}n=${row.runs}`;
    const sd = row[measure.sd];
    const spread = sd === null || sd === undefined ? '' : `± ${show(sd).replace(/\s%$/, '')}${between}`;
    return `${value}\n${spread}n=${row.completed}/${row.runs}`;
  }

  /** How near the verdict is to another one: "rho < 0.1, by a factor of 1.15". */
  function margin(row, { limit, margin: factor }, page) {
    return row[factor] === null || row[factor] === undefined ? ''
      : `; ${page.say('margin', { limit: row[limit], factor: page.number(row[factor]) })}`;
  }

  function tooltip(row, page) {
    return [
      `${row.setting} ${row.series}`.trim(),
      ...page.definition.measures.filter((each) => row[each.key] !== null).map((each) => {
        const show = page.formats[each.format] ?? page.number;
        const sd = each.sd && row[each.sd] !== null ? ` ± ${show(row[each.sd])}` : '';
        const share = each.share ? ` (${page.formats.share(row[each.share])})` : '';
        return `${page.say(`measure.${each.key}`)}: ${show(row[each.key])}${sd}${share}${margin(row, each, page)}`;
      }),
      `${page.say('column.completed')}: ${row.completed} / ${row.runs}`,
      ...(row.diverged > 0 ? [`${page.say('word.diverged')}: ${row.diverged} / ${row.runs}`] : []),
    ].join('\n');
  }

  /**
   * Fields side by side as far as there is room; more columns go into a block below.
   *
   * @param texts of all fields, given whether a field is wide
   */
  function layout(page, columns, lines, texts) {
    const name = Math.round(20 * page.scale);
    const hasLines = lines.some((line) => line !== '');
    const longest = most(lines.map((line) => textWidth(page, line)));
    const labels = hasLines ? Math.min(Math.ceil(longest), Math.round(page.width * 0.3)) : 0;
    const left = labels + (hasLines ? name + 10 : 4);
    const room = page.width - left - 4;
    const blocks = Math.ceil(columns.length / Math.max(1, Math.floor(room / (NARROWEST * page.scale))));
    const perBlock = Math.ceil(columns.length / blocks);
    const column = room / perBlock;
    const heads = columns.map((each) => wrapped(page, each, column - 6));
    const sides = lines.map((each) => wrapped(page, each, labels));
    const lineHeight = fontSize(page, LINE_HEIGHT);
    const isWide = column >= 108 * page.scale;
    const fields = texts(isWide).map((each) => each.split('\n').flatMap((line) => wrapped(page, line, column - 6, TEXT)));
    const row = Math.max(Math.round((isWide ? 50 : 60) * page.scale), lineHeight * most([...sides, ...fields].map((each) => each.length)) + 6);
    const head = most(heads.map((each) => each.length)) * lineHeight + name + 8;
    return { left, labels, hasLines, blocks, perBlock, column, heads, sides, isWide, row, head, lineHeight };
  }

  function drawing(rows, state, page) {
    const { measure } = state;
    const ordered = (key) => {
      const names = inOrder(rows.map((row) => row[key]));
      return state.sorted ? byMean(rows, names, key, measure) : names;
    };
    const columns = ordered('series');
    const lines = ordered('setting').reverse();
    const hasMarks = isOfStandings(rows, measure, page) && rows.some((row) => row.standing);
    const mark = (row) => (hasMarks ? MARKS[row.standing] ?? '' : '');
    const show = page.formats[measure.format] ?? page.number;
    const { place, fill, key } = colouring(rows, measure, page, show);
    const content = (row, isWide) => (row[measure.key] === null ? missing(row, page) : mark(row) + numbers(row, measure, page, show, isWide ? ' · ' : '\n'));
    const at = layout(page, columns, lines, (isWide) => rows.map((row) => content(row, isWide)));
    const text = { color: page.colours.quiet, fontSize: fontSize(page), lineHeight: at.lineHeight, hideOverlap: false, interval: 0 };
    const bare = { axisTick: { show: false }, axisLine: { show: false } };
    const blockHeight = at.head + lines.length * at.row + Math.round(12 * page.scale);
    const field = (row, block) => {
      const value = row[measure.key];
      const isMissing = value === null;
      const fillColour = isMissing ? page.colours.panel : fill(value);
      return {
        value: [columns.indexOf(row.series) - block * at.perBlock, lines.indexOf(row.setting), isMissing ? 0 : place(value)],
        row,
        ...(isMissing ? { visualMap: false, itemStyle: { color: fillColour, borderColor: page.colours.rule, borderType: 'dashed', borderWidth: 1 } } : {}),
        label: { color: isMissing ? page.colours.ink : inkOn(fillColour), fontWeight: hasMarks && row.standing === 'best' ? 700 : 400 },
      };
    };
    const option = { ...base(page), grid: [], xAxis: [], yAxis: [], series: [] };
    option.tooltip = { ...option.tooltip, formatter: ({ data: { row } }) => tooltip(row, page) };
    for (let block = 0; block < at.blocks; block++) {
      const from = block * at.perBlock;
      const names = columns.slice(from, from + at.perBlock);
      option.grid.push({ left: at.left, width: at.column * names.length, top: page.top + block * blockHeight + at.head, height: lines.length * at.row });
      option.xAxis.push(axis(page, 'category', page.say('column.series'), { ...bare, gridIndex: block, data: names, position: 'top', nameGap: at.head - fontSize(page) - 4,
        axisLabel: { ...text, formatter: (_, i) => at.heads[from + i].join('\n') } }));
      option.yAxis.push(axis(page, 'category', at.hasLines ? page.say('control.setting') : '', { ...bare, gridIndex: block, data: lines, nameGap: at.labels + 8 + Math.round(6 * page.scale),
        axisLabel: { ...text, formatter: (_, i) => at.sides[i].join('\n') } }));
      option.series.push({
        type: 'heatmap', xAxisIndex: block, yAxisIndex: block,
        data: rows.filter((row) => names.includes(row.series)).map((row) => field(row, block)),
        itemStyle: { borderColor: page.colours.paper, borderWidth: 2 },
        emphasis: { itemStyle: { borderColor: page.colours.ink } },
        label: { show: true, fontSize: fontSize(page, TEXT), lineHeight: at.lineHeight, width: at.column - 6, overflow: 'break',
          formatter: ({ data: { row } }) => content(row, at.isWide) },
      });
    }
    const [best] = rows;
    return {
      height: page.top + at.blocks * blockHeight + Math.round(34 * page.scale),
      summary: `${page.say(`measure.${measure.key}`)}. ${best.setting} ${best.series}: ${show(best[measure.key])}`,
      option: { ...option, visualMap: key },
      notes: !hasMarks ? [] : [page.say('cells.marks'), ...(rows.some(({ standing }) => standing === 'too_few_seeds') ? [page.say('cells.few')] : [])],
    };
  }

  return { drawing, colouring, isSortedAtFirst, verdictColour };
})();
