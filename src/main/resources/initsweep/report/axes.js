'use strict';
// A measure along the keys that are quantities: as lines along one of them, or as a map over two, with a panel for each
// combination of the other keys.
const axes = (() => {
  const { distinct, least, most, inOrder, looks, inkOn, fontSize, textWidth, axis, logarithmic, plotted, base, band, isNear, upright, limitNotes } = marks;
  const WIDE = 20; // of values somebody has chosen, which are often evenly spaced on one of the two scales
  const NAME_THEMSELVES = ['activation', 'init', 'optimizer'];
  const NARROWEST = 300; // a panel with its scales

  // ---- what can be chosen

  const isNumeric = (values) => values.length > 1 && values.every((value) => value !== undefined && Number.isFinite(Number(value)));
  const valuesOf = (rows, over, by) => distinct(rows.filter((row) => row.setting === over).map((row) => row.by[by]));

  /** What the sweep file asks for, else maps, before each key alone. */
  function views(rows, show) {
    const keys = distinct(rows.map((row) => row.setting));
    const lines = keys.map((over) => ({ over }));
    const maps = keys.flatMap((over, i) => keys.slice(i + 1).filter((by) => isNumeric(valuesOf(rows, over, by)))
      .map((by) => ({ over, by, isMap: true })));
    if (!show || !keys.includes(show.over)) return [...maps, ...lines];
    const asked = { over: show.over, by: valuesOf(rows, show.over, show.by).every((value) => value !== undefined) ? show.by : undefined };
    return [asked, ...lines.filter(({ over }) => asked.by || over !== asked.over), ...maps];
  }

  /** A key as an axis: only some have a word of their own. */
  function named(say, key) {
    const text = say(`axis.${key}`);
    return text === `axis.${key}` ? key : text;
  }

  function viewName({ over, by, isMap }, say) {
    if (isMap) return `${named(say, over)} × ${named(say, by)}`;
    return by ? say('axes.by', { over: named(say, over), by: by === 'init' ? say('column.init') : named(say, by) }) : named(say, over);
  }

  const formatOf = (metric) => (metric.startsWith('share(') ? 'share' : metric.endsWith('accuracy') ? 'percent' : 'number');

  /** The measures of the section, the one that the sweep file asks for first. */
  function measures(all, show) {
    const fixed = all.filter(({ key }) => key !== 'shown');
    if (!show || fixed.length === all.length) return fixed;
    const asked = fixed.find(({ metric }) => metric === show.metric)
      ?? { ...all.find(({ key }) => key === 'shown'), metric: show.metric, format: formatOf(show.metric) };
    return [asked, ...fixed.filter((measure) => measure !== asked)];
  }

  function measureName(measure, say) {
    if (measure.key !== 'shown') return say(`measure.${measure.key}`);
    const verdict = measure.metric.match(/^share\((\w+)\)$/)?.[1];
    if (verdict) return say('measure.share', { verdict: say(`verdict.${verdict}`) });
    return say(`word.${measure.metric}`);
  }

  // ---- points

  const nameOf = (by, without) => Object.entries(by).filter(([key]) => key !== without)
    .map(([key, value]) => (NAME_THEMSELVES.includes(key) ? value : `${key}=${value}`)).join(' ');

  /** Every point of the rows: where it is, of which line and panel, and the row's numbers there. */
  function points(rows, { by, isMap }, { key, low, high, bounds }) {
    return rows.flatMap((row) => row.value.map((x, k) => ({
      x, y: isMap ? Number(row.by[by]) : null, value: row[key]?.[k] ?? null, low: row[low]?.[k] ?? null, high: row[high]?.[k] ?? null,
      bounds: (bounds ?? []).map((bound) => row[bound]?.[k] ?? null), limit: row.rate_limit?.[k] ?? null,
      completed: row.completed[k], runs: row.runs[k], lost: 1 - row.completed[k] / row.runs[k],
      line: by ? nameOf({ [by]: row.by[by] }) : row.series, panel: by ? nameOf(row.by, by) : '',
    })));
  }

  const tooltip = (page, state, show) => ({ data: { point } }) => {
    const { over, by, isMap } = state.view;
    const of = isMap ? point.panel : [point.line, point.panel].filter(Boolean).join(', ');
    const bounds = point.bounds.filter((bound) => bound !== null).map(show);
    return [
      ...(of ? [of] : []),
      `${named(page.say, over)} ${page.number(point.x)}`, ...(isMap ? [`${named(page.say, by)} ${page.number(point.y)}`] : []),
      `${measureName(state.measure, page.say)}: ${show(point.value)}${point.low === null ? '' : ` (${show(point.low)} – ${show(point.high)})`}`,
      ...(bounds.length > 0 ? [`${page.say('axes.bound')}: ${bounds.join(' – ')}`] : []),
      ...(point.limit === null ? [] : [`2/λ: ${page.number(point.limit)}`]),
      `${page.say('column.completed')}: ${point.completed} / ${point.runs}`].join('\n');
  };

  // ---- scales

  const isLogarithmic = (values) => least(values) > 0 && most(values) / least(values) >= WIDE;

  /** Logarithmic where a linear axis would crowd the small values into its corner. */
  const quantity = (page, name, values) =>
    axis(page, 'value', name, { axisLabel: { formatter: page.number }, ...(isLogarithmic(values) ? logarithmic(values) : { scale: true }) });

  function upwards(page, { format }, name) {
    return axis(page, 'value', name, { nameGap: Math.round(48 * page.scale), scale: true,
      axisLabel: { formatter: format === 'number' ? page.number : (value) => `${page.number(100 * value)} %` },
      ...(format === 'share' ? { min: 0, max: 1 } : {}) });
  }

  /** The same ends for the scales of all panels, a little beyond what they show. */
  function common({ format }, all) {
    if (format === 'share') return {};
    const values = all.flatMap((point) => [point.value, point.low, point.high]).filter((value) => value !== null);
    if (values.length === 0) return {};
    const [low, high] = [least(values), most(values)];
    const step = 10 ** Math.floor(Math.log10((high - low) || 1)) / 2;
    return { min: Math.floor(low / step) * step, max: Math.ceil(high / step) * step };
  }

  // ---- panels

  /** Panels side by side as far as there is room, each with its name above it. */
  function panels(page, names, { top, height, left }) {
    const columns = Math.max(1, Math.min(names.length, Math.floor(page.width / (NARROWEST * page.scale))));
    const [room, right, below] = [page.width / columns, Math.round(16 * page.scale), Math.round(52 * page.scale)];
    const head = names.length > 1 ? Math.round(26 * page.scale) : Math.round(8 * page.scale);
    const place = (i) => ({ x: (i % columns) * room, y: top + Math.floor(i / columns) * (head + height + below) });
    return {
      height: top + Math.ceil(names.length / columns) * (head + height + below), width: room - left - right,
      grids: names.map((_, i) => ({ left: place(i).x + left, top: place(i).y + head, width: room - left - right, height })),
      titles: names.map((text, i) => ({
        text, left: place(i).x + left, top: place(i).y, padding: 0, textStyle: { color: page.colours.ink, fontSize: fontSize(page), fontWeight: 600,
          width: room - left - right, overflow: 'truncate' } })).filter(({ text }) => text !== ''),
    };
  }

  const title = (page, titles) => [...page.title ?? [], ...titles];

  // ---- lines

  /** From the lowest to the highest of what is drawn. */
  function ends(all) {
    const values = all.flatMap(({ value, low, high }) => [value, low, high]).filter((value) => value !== null);
    return [least(values), most(values)];
  }

  /** A line, its band, its bounds, which are dashed, and the limit of its rate if that is near enough. */
  function drawn(page, name, look, all, place = {}) {
    const limit = all.find(({ nearLimit }) => nearLimit !== null)?.nearLimit;
    const shown = all.filter(({ value }) => value !== null);
    const bounds = [0, 1].map((end) => all.filter((point) => (point.bounds[end] ?? null) !== null).map((point) => [point.x, point.bounds[end]]));
    return [
      { ...line(page, name, look, shown.map((point) => ({ value: [point.x, point.value], point }))), ...place },
      { ...band(name, look.colour, all.map((point) => [point.x, point.low, point.high])), ...place },
      ...bounds.filter((data) => data.length > 1).map((data) => ({
        type: 'line', name, showSymbol: false, silent: true, z: 2, tooltip: { show: false },
        lineStyle: { color: look.colour, width: 1.2, type: 'dashed' }, itemStyle: { color: look.colour }, data, ...place,
      })),
      ...(limit === undefined || shown.length === 0 ? [] : [{ ...upright(page, name, look.colour, limit, ends(all)), ...place }]),
    ];
  }

  const line = (page, name, look, data) => ({
    type: 'line', name, symbol: look.symbol, symbolSize: Math.round(7 * page.scale), z: 3,
    itemStyle: { color: look.colour }, lineStyle: { width: 1.5, type: look.dash }, data,
  });

  /** One plot; below it the share of the runs that did not complete, if there are any. */
  function single(page, all, names, look, across, up, tip) {
    const of = (name) => all.filter((point) => point.line === name);
    const whole = plotted(page, names, {
      tooltip: tip, xAxis: across, yAxis: up, series: names.flatMap((name, i) => drawn(page, name, look[i], of(name))),
    });
    const { option, height } = whole;
    if (all.every(({ lost }) => lost === 0)) return whole;
    const below = Math.round(120 * page.scale);
    const lost = names.map((name, i) => ({
      ...line(page, name, look[i], of(name).map((point) => ({ value: [point.x, point.lost], point }))), xAxisIndex: 1, yAxisIndex: 1,
    }));
    return {
      ...whole, height: height + below,
      option: {
        ...option,
        grid: [{ ...option.grid, bottom: option.grid.bottom + below }, { ...option.grid, top: height + Math.round(4 * page.scale) }],
        xAxis: [{ ...across, name: '', axisLabel: { show: false } }, { ...across, gridIndex: 1 }],
        yAxis: [up, { ...axis(page, 'value', page.say('axis.lost'), { nameGap: Math.round(48 * page.scale), min: 0, max: 1, interval: 0.5,
          axisLabel: { formatter: (part) => `${100 * part} %` } }), gridIndex: 1 }],
        series: [...option.series, ...lost],
      },
    };
  }

  function severalPlots(page, all, names, look, panelNames, across, up, tip) {
    const whole = plotted(page, names, {});
    const { option, height } = whole;
    const top = height - Math.round(420 * page.scale);
    const at = panels(page, panelNames, { top, height: Math.round(210 * page.scale), left: Math.round(64 * page.scale) });
    return {
      ...whole, height: at.height,
      option: {
        ...option, title: title(page, at.titles), tooltip: tip, grid: at.grids,
        xAxis: panelNames.map((_, gridIndex) => ({ ...across, gridIndex })),
        yAxis: panelNames.map((_, gridIndex) => ({ ...up, gridIndex })),
        series: panelNames.flatMap((panel, i) => names.flatMap((name, k) => drawn(page, name, look[k],
          all.filter((point) => point.panel === panel && point.line === name), { xAxisIndex: i, yAxisIndex: i }))),
      },
    };
  }

  function lines(rows, state, page) {
    const { view, measure } = state;
    const show = page.formats[measure.format] ?? page.number;
    const raw = points(rows, view, measure);
    const rates = raw.map(({ x }) => x);
    const all = raw.map((point) => ({ ...point, nearLimit: isNear(point.limit, rates) ? point.limit : null }));
    const names = inOrder(all.map(({ line: name }) => name));
    const panelNames = inOrder(all.map(({ panel }) => panel));
    const across = quantity(page, named(page.say, view.over), [...rates, ...all.map(({ nearLimit }) => nearLimit).filter((limit) => limit !== null)]);
    const up = upwards(page, measure, measureName(measure, page.say));
    const tip = { ...base(page).tooltip, formatter: tooltip(page, state, show) };
    const drawing = panelNames.length === 1
      ? single(page, all, names, looks(page, names), across, up, tip)
      : severalPlots(page, all, names, looks(page, names), panelNames, across, { ...up, ...common(measure, all) }, tip);
    const limits = new Map(all.map(({ line: name, panel, limit }) => [[name, panel].filter(Boolean).join(', '), limit]));
    return {
      ...drawing,
      notes: [
        ...(all.some(({ bounds }) => bounds.some((bound) => bound !== null)) ? [page.say('axes.bounds')] : []),
        ...limitNotes(page, [...limits].map(([name, limit]) => ({ name, limit })), rates),
      ],
    };
  }

  // ---- maps

  /** Where the values of a key are on their scale, and where the fields around them meet: half-way. */
  function scale(values) {
    const sorted = distinct(values).sort((a, b) => a - b);
    const isLog = isLogarithmic(sorted);
    const at = (value) => (isLog ? Math.log10(value) : value);
    const places = sorted.map(at);
    const between = places.slice(1).map((place, i) => (place + places[i]) / 2);
    const half = places.length > 1 ? [between[0] - places[0], places[places.length - 1] - between[between.length - 1]] : [0.5, 0.5];
    const edges = [places[0] - half[0], ...between, places[places.length - 1] + half[1]];
    return { sorted, at, places, edges, index: (value) => sorted.indexOf(value) };
  }

  const scaled = (page, name, { edges }, more) =>
    axis(page, 'value', name, { min: edges[0], max: edges[edges.length - 1], splitLine: { show: false }, axisLabel: { show: false }, axisTick: { show: false }, ...more });

  /** The values of both keys where they are on their scales, as far as they fit. */
  function labels(page, across, up, index) {
    const size = fontSize(page);
    const ticks = [...across.places.map((place, i) => [place, up.edges[0], page.number(across.sorted[i]), 'x']),
      ...up.places.map((place, i) => [across.edges[0], place, page.number(up.sorted[i]), 'y'])];
    let [right, top] = [-Infinity, Infinity];
    return {
      type: 'custom', silent: true, tooltip: { show: false }, xAxisIndex: index, yAxisIndex: index, clip: false, data: ticks.map(([x, y]) => [x, y]),
      renderItem: ({ dataIndex }, api) => {
        const [text, along] = ticks[dataIndex].slice(2);
        const [x, y] = api.coord([api.value(0), api.value(1)]);
        const width = textWidth(page, text);
        if (dataIndex === 0) [right, top] = [-Infinity, Infinity];
        if (along === 'x' ? x - width / 2 < right + 6 : y + size / 2 > top - 2) return null;
        if (along === 'x') right = x + width / 2;
        else top = y - size / 2;
        const place = along === 'x' ? { x, y: y + 7, align: 'center', verticalAlign: 'top' } : { x: x - 7, y, align: 'right', verticalAlign: 'middle' };
        return { type: 'text', style: { ...place, text, fill: page.colours.quiet, fontSize: size } };
      },
    };
  }

  function map(rows, state, page) {
    const { view, measure } = state;
    const show = page.formats[measure.format] ?? page.number;
    const all = points(rows, view, measure);
    const panelNames = inOrder(all.map(({ panel }) => panel));
    const [across, up] = [scale(all.map(({ x }) => x)), scale(all.map(({ y }) => y))];
    const { fill, key } = heatmap.colouring(all.map((point) => ({ [measure.key]: point.value })),
      { ...measure, ...(measure.format === 'share' ? { ends: [0, 1] } : {}) }, page, show);
    const labelled = Math.ceil(most(up.sorted.map((value) => textWidth(page, page.number(value))))) + 14;
    const at = panels(page, panelNames, {
      top: page.top, height: Math.round(Math.max(180, Math.min(320, 34 * up.sorted.length)) * page.scale), left: labelled + fontSize(page, 20),
    });
    const field = (inPanel) => ({ dataIndex }, api) => {
      const point = inPanel[dataIndex];
      const [i, k] = [across.index(point.x), up.index(point.y)];
      const [left, bottom] = api.coord([across.edges[i], up.edges[k]]);
      const [right, top] = api.coord([across.edges[i + 1], up.edges[k + 1]]);
      const colour = point.value === null ? page.colours.panel : fill(point.value);
      const text = point.value === null ? '–' : show(point.value);
      const fits = textWidth(page, text, 11) < right - left - 4 && bottom - top > fontSize(page, 13);
      return {
        type: 'rect', shape: { x: left, y: top, width: right - left, height: bottom - top },
        style: { fill: colour, stroke: page.colours.paper, lineWidth: 1 },
        textConfig: { position: 'inside' },
        textContent: { style: { text: fits ? text : '', fill: point.value === null ? page.colours.ink : inkOn(colour), fontSize: fontSize(page, 11) } },
      };
    };
    return {
      height: at.height + Math.round(44 * page.scale),
      summary: `${measureName(measure, page.say)}. ${viewName(view, page.say)}`,
      option: {
        ...base(page), title: title(page, at.titles), grid: at.grids, legend: { show: false, data: [] },
        tooltip: { ...base(page).tooltip, formatter: tooltip(page, state, show) },
        xAxis: panelNames.map((_, gridIndex) => scaled(page, named(page.say, view.over), across, { gridIndex })),
        yAxis: panelNames.map((_, gridIndex) => scaled(page, named(page.say, view.by), up, { gridIndex, nameGap: labelled })),
        visualMap: { ...key, hoverLink: false, seriesIndex: [] },
        series: panelNames.flatMap((panel, i) => {
          const inPanel = all.filter((point) => point.panel === panel);
          return [labels(page, across, up, i), {
            type: 'custom', xAxisIndex: i, yAxisIndex: i, renderItem: field(inPanel), clip: true,
            data: inPanel.map((point) => ({ value: [across.at(point.x), up.at(point.y), point.value ?? NaN], point })),
          }];
        }),
      },
    };
  }

  const drawing = (rows, state, page) => (state.view.isMap ? map : lines)(rows, state, page);

  return { drawing, views, viewName, measures, measureName, named };
})();
