'use strict';
// What all charts have in common: colours, symbols, axes, keys. Tooltips are drawn, never HTML, so that no text from
// the data is ever parsed.
const marks = (() => {
  // Okabe and Ito's palette, told apart by colour-blind readers too; yellow is left out, it is lost on white.
  const PALETTE = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#e69f00', '#7f7f7f', '#8c564b'];
  const SYMBOLS = ['circle', 'diamond', 'triangle', 'rect', 'pin', 'arrow', 'emptyCircle', 'emptyRect'];
  const DASHES = ['solid', 'dashed', 'dotted'];
  const LINE_HEIGHT = 15;
  const READABLE = 4.5; // the contrast that WCAG 2 asks of text

  const distinct = (values) => [...new Set(values)];
  const most = (values) => values.reduce((one, other) => Math.max(one, other), -Infinity);
  const least = (values) => values.reduce((one, other) => Math.min(one, other), Infinity);

  // Numbers go by their size, also within a text and as 1e-4; digits compared one group at a time would not see that
  // 0.05 comes before 0.1.
  const parts = (text) => text.match(/\d+(?:\.\d+)?(?:e[-+]?\d+)?|\D+/gi) ?? [];

  function compared(one, other) {
    const [ours, theirs] = [parts(one), parts(other)];
    for (let i = 0; i < Math.min(ours.length, theirs.length); i++) {
      const difference = ours[i] - theirs[i] || (Number(ours[i]) === Number(theirs[i]) ? 0 : ours[i].localeCompare(theirs[i], 'en'));
      if (difference !== 0) return difference;
    }
    return ours.length - theirs.length;
  }

  const inOrder = (values) => distinct(values).sort(compared);

  /** A series has one place in the palette, in every chart of the page. */
  function places(page, names) {
    const cells = page.report.sections.find((section) => section.id === 'cells')?.rows ?? [];
    const known = inOrder(cells.map((row) => row.series));
    const order = names.every((name) => known.includes(name)) ? known : names;
    return names.map((name) => order.indexOf(name));
  }

  /** A ninth name has the first colour again, with the next symbol and in broken lines. */
  function looks(page, names) {
    return places(page, names).map((place) => {
      const round = Math.floor(place / PALETTE.length);
      return {
        colour: PALETTE[place % PALETTE.length],
        symbol: SYMBOLS[(place + round) % SYMBOLS.length],
        dash: DASHES[round % DASHES.length],
      };
    });
  }

  // ---- contrast

  /** Relative luminance of WCAG 2. */
  function luminance(colour) {
    const [r, g, b] = echarts.color.parse(colour).slice(0, 3).map((c) => c / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  function contrast(one, other) {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }

  /** Black or white, whichever is read more easily on a colour. */
  const inkOn = (background) =>
    contrast('#000000', background) > contrast('#ffffff', background) ? '#000000' : '#ffffff';

  /** A colour for text on a paper: as it is, or as far towards the ink as it takes to be read. */
  function readable(colour, { paper, ink }) {
    const steps = Array.from({ length: 21 }, (_, i) => echarts.color.lerp(i / 20, [colour, ink]));
    return steps.find((step) => contrast(step, paper) >= READABLE) ?? ink;
  }

  // ---- text

  const fontSize = (page, size = 12) => Math.round(size * page.scale);
  const textWidth = (page, text, size) =>
    echarts.format.getTextRect(text, `${fontSize(page, size)}px ${page.font}`).width;

  /** A name in lines that fit, broken behind a sign if there is one, and else where the room ends. */
  function wrapped(page, name, room, size) {
    const fits = (text) => textWidth(page, text, size) <= room;
    const pieces = name.split(/(?<=[\s_,(=])/).flatMap((piece) => (fits(piece) ? [piece] : [...piece]));
    const lines = [''];
    pieces.forEach((piece) => {
      const longer = lines[lines.length - 1] + piece;
      if (fits(longer.trimEnd())) lines[lines.length - 1] = longer;
      else lines.push(piece);
    });
    return lines.map((line) => line.trim()).filter((line) => line !== '');
  }

  // ---- parts of an option

  function base(page) {
    const size = fontSize(page);
    return {
      textStyle: { fontFamily: page.font, fontSize: size, color: page.colours.ink },
      title: page.title,
      tooltip: {
        renderMode: 'richText', confine: true, backgroundColor: page.colours.panel, borderColor: page.colours.rule,
        textStyle: { color: page.colours.ink, fontSize: size },
      },
    };
  }

  function axis(page, type, name, more = {}) {
    const size = fontSize(page);
    return {
      type, name, nameLocation: 'middle', nameGap: Math.round(30 * page.scale),
      nameTextStyle: { color: page.colours.quiet, fontSize: size },
      axisLine: { show: true, onZero: false, lineStyle: { color: page.colours.quiet } },
      axisTick: { show: true, lineStyle: { color: page.colours.quiet } },
      splitLine: { show: type !== 'category', lineStyle: { color: page.colours.rule } },
      ...more,
      axisLabel: { color: page.colours.quiet, fontSize: size, margin: Math.round(9 * page.scale), hideOverlap: true, ...more.axisLabel },
    };
  }

  /**
   * The ends and the base of a logarithmic axis around what is drawn: doublings where there are few, else decades, or
   * as many decades at a time as leave at most eight steps.
   */
  function logarithmic(values) {
    const sizes = values.flat(Infinity).filter((value) => value > 0);
    if (sizes.length === 0) return { type: 'log' };
    const [smallest, largest] = [least(sizes), most(sizes)];
    const steps = (logBase) => {
      const low = Math.floor(Math.log(smallest) / Math.log(logBase) + 1e-9);
      const high = Math.ceil(Math.log(largest) / Math.log(logBase) - 1e-9);
      return { low, high: Math.max(high, low + 1) };
    };
    const isNarrow = largest / smallest <= 20 && smallest >= 0.1;
    let logBase = isNarrow ? 2 : 10;
    while (!isNarrow && steps(logBase).high - steps(logBase).low > 8) logBase *= 10;
    const { low, high } = steps(logBase);
    // ECharts rounds the first tick to as many digits as the least value has, so that less than its decade becomes 0.
    const min = isNarrow ? logBase ** low : 10 ** Math.floor(Math.log10(smallest) + 1e-9);
    return { type: 'log', logBase, min, max: logBase ** high };
  }

  /** In the page the legend is made of buttons, which a keyboard reaches; on paper it is drawn, in as many lines as it takes. */
  function legend(page, names) {
    const [itemWidth, itemGap] = [Math.round(25 * page.scale), Math.round(10 * page.scale)];
    let [lines, used] = [1, 0];
    names.forEach((name) => {
      const width = itemWidth + 5 + textWidth(page, name) + itemGap;
      if (used > 0 && used + width > page.width - 12) [lines, used] = [lines + 1, 0];
      used += width;
    });
    const lineHeight = fontSize(page, LINE_HEIGHT) + itemGap;
    return {
      height: page.isPaper ? lines * lineHeight : 0,
      option: {
        type: 'plain', show: page.isPaper, left: 0, right: 0, top: page.top, itemWidth, itemGap, selected: page.selected, data: names,
        textStyle: { color: page.colours.ink, fontSize: fontSize(page) }, inactiveColor: page.colours.quiet,
      },
    };
  }

  /** A chart with one plot and its legend. */
  function plotted(page, names, option) {
    const { height, option: key } = legend(page, names);
    const top = page.top + height;
    return {
      height: Math.round(420 * page.scale) + top,
      summary: names.join(', '),
      option: {
        ...base(page), legend: key,
        grid: {
          left: Math.round((page.isWide ? 76 : 58) * page.scale), right: Math.round(20 * page.scale),
          top: top + Math.round(16 * page.scale), bottom: Math.round(52 * page.scale),
        },
        ...option,
      },
    };
  }

  /** Between low and high, behind the line of the same name. */
  function band(name, fill, points) {
    const shown = points.filter(([x, low, high]) => low !== null && high !== null);
    return {
      type: 'custom', name, silent: true, z: 1, tooltip: { show: false }, itemStyle: { color: fill },
      data: shown.length > 1 ? shown : [], encode: { x: 0, y: [1, 2] }, clip: true,
      renderItem: ({ dataIndex }, api) => (dataIndex > 0 ? null : {
        type: 'polygon', style: { fill, opacity: 0.18 },
        shape: { points: [
          ...shown.map(([x, low]) => api.coord([x, low])), ...shown.map(([x, low, high]) => api.coord([x, high])).reverse(),
        ] },
      }),
    };
  }

  /** A vertical stroke from low to high at each x, or from the foot of the plot where the axis has no place for low. */
  function whiskers(name, stroke, points) {
    return {
      type: 'custom', name, silent: true, z: 2, tooltip: { show: false }, itemStyle: { color: stroke },
      data: points.filter(([x, low, high]) => high !== null), encode: { x: 0, y: [1, 2] }, clip: true,
      renderItem: ({ coordSys }, api) => {
        const [x, top] = api.coord([api.value(0), api.value(2)]);
        const low = api.value(1);
        const bottom = Number.isFinite(low) ? api.coord([api.value(0), low])[1] : coordSys.y + coordSys.height;
        return { type: 'line', shape: { x1: x, y1: bottom, x2: x, y2: top }, style: { stroke, lineWidth: 1.5, opacity: 0.7 } };
      },
    };
  }

  /** Whether a limit of rates is within a decade of those shown: one further away would crowd them into a corner. */
  const isNear = (limit, rates) => limit !== null && limit >= least(rates) / 10 && limit <= most(rates) * 10;

  /** An upright dotted line at 2/λ, from low to high. */
  const upright = (page, name, colour, x, [low, high]) => ({
    type: 'line', name, silent: true, z: 2, symbolSize: 1, tooltip: { show: false }, itemStyle: { color: colour },
    lineStyle: { color: colour, width: 2, type: 'dotted' },
    data: [[x, low], { value: [x, high], label: {
      show: true, position: 'top', formatter: '2/λ', color: readable(colour, page.colours), fontSize: fontSize(page, 11) } }],
  });

  /** What the upright lines are, and the names whose line would be too far away. */
  function limitNotes(page, all, rates) {
    const known = all.filter(({ limit }) => limit !== null);
    const far = known.filter(({ limit }) => !isNear(limit, rates)).map(({ name, limit }) => `${name} ${page.number(limit)}`);
    return [...(known.length > 0 ? [page.say('limits.shown')] : []), ...(far.length > 0 ? [page.say('limits.far', { names: far.join(page.say('list.separator')) })] : [])];
  }

  // On a logarithmic axis there is no place for what is not positive.
  const drawable = (value, isLog) => (value === null || value === undefined || (isLog && value <= 0) ? null : value);

  return {
    LINE_HEIGHT, distinct, most, least, inOrder, looks, inkOn, readable, fontSize, textWidth, wrapped, base, axis, logarithmic, plotted, band, whiskers,
    isNear, upright, limitNotes, drawable,
  };
})();
