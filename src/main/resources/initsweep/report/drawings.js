'use strict';
// The charts of the page before they are on one: what can be chosen about each, and what it then shows on a medium.
const drawings = (() => {
  const { distinct } = marks;

  // ---- media

  const LIGHT = { isDark: false, paper: '#ffffff', ink: '#1c2126', quiet: '#58626c', rule: '#d9dee3', panel: '#f5f7f9' };
  const DARK = { isDark: true, paper: '#14181c', ink: '#e4e8ec', quiet: '#a0abb6', rule: '#363e47', panel: '#1d2329' };

  const paper = { isPaper: true, isWide: true, colours: LIGHT, font: 'system-ui, sans-serif' };
  // A sheet of A4 or Letter, between the margins of a browser and no higher than leaves room for its heading; a picture
  // for a page in print or a slide.
  const PAPER = { ...paper, width: 680, highest: 840, scale: 0.92 };
  const PICTURE = { ...paper, width: 900, highest: Infinity, scale: 1 };

  /** On a screen, as wide as there is room. */
  const screen = (width, scale, isWide, isDark) =>
    ({ isPaper: false, isWide, colours: isDark ? DARK : LIGHT, font: 'system-ui, sans-serif', width, highest: Infinity, scale });

  // ---- choices

  /** The last iteration is where training ended. */
  function iterationName(rows, say) {
    const isLast = (value) => value > 0 && rows.every((row) => row.iteration !== value || row.is_last);
    return (value) => (isLast(value) ? say('last', { iteration: value }) : String(value));
  }

  /** The measures that have a value somewhere. */
  const measures = ({ rows, chart }, report) =>
    axes.measures(chart.measures ?? [], report.show).filter((measure) =>
      rows.some((row) => [row[measure.key]].flat().some((value) => value !== null && value !== undefined)));

  /**
   * What can be chosen about a chart: a key with its values, of which the first is shown first, or a switch. What is
   * said of a value is for somebody who does not see the controls.
   */
  function controls(section, report, { say }) {
    const { rows, chart } = section;
    const among = (key, name, values, nameOf, said) => ({
      key, label: say(`control.${name}`), values, initial: values[0], text: nameOf,
      said: said ?? ((value) => (value === '' ? '' : `${say(`control.${name}`)}: ${nameOf(value)}`)),
    });
    const offers = (key) => chart.choose?.includes(key);
    const valuesOf = (key) => distinct(rows.map((row) => row[key]));
    const all = [];
    if (offers('setting')) {
      all.push(among('setting', chart.chosen ?? 'setting', valuesOf('setting'), (value) => (value === '' ? say('all') : axes.named(say, value))));
    }
    if (offers('iteration')) all.push(among('iteration', 'iteration', valuesOf('iteration'), iterationName(rows, say)));
    if (offers('view')) all.push(among('view', 'axis', axes.views(rows, report.show), (view) => axes.viewName(view, say)));
    const measured = measures(section, report);
    if (measured.length > 0) {
      const name = (measure) => axes.measureName(measure, say);
      all.push(among('measure', 'measure', measured, name, name));
    }
    const onOff = (key, initial, off) =>
      ({ key, label: say(key), isSwitch: true, initial, said: (value) => say(value ? key : off) });
    if (chart.log !== undefined) all.push({ ...onOff('logarithmic', chart.log, 'linear'), key: 'log' });
    if (chart.sort && rows.length > 2) all.push(onOff('sorted', heatmap.isSortedAtFirst(rows), 'in_order'));
    return all;
  }

  const initialState = (all) => Object.fromEntries(all.map(({ key, initial }) => [key, initial]));

  /** What was chosen, for a listener when it changes and for a reader of the paper. */
  const told = (all, state) => all.map(({ key, said }) => said(state[key])).filter((words) => words !== '');

  // ---- drawing

  function rowsOf(section, { view, setting = view?.over, iteration }) {
    return section.rows.filter((row) =>
      (setting === undefined || row.setting === setting) && (iteration === undefined || row.iteration === iteration));
  }

  /** Smaller where it would be higher than the medium. */
  function drawing(section, report, speaker, state, medium, { title = [], top = 0, selected = {} } = {}) {
    const page = { ...medium, ...speaker, title, top, selected, definition: section.chart, report };
    const drawn = charts[section.chart.kind](rowsOf(section, state), state, page);
    return drawn.height > medium.highest
      ? drawing(section, report, speaker, state, { ...medium, scale: medium.scale * Math.min(0.95, medium.highest / drawn.height) }, { title, top, selected })
      : drawn;
  }

  const whole = ({ option }, { colours }) => ({ animation: false, backgroundColor: colours.paper, ...option });

  /** The text of an SVG file, made without a page. */
  function svg(drawn, medium) {
    const picture = echarts.init(null, null, { renderer: 'svg', ssr: true, width: medium.width, height: drawn.height });
    picture.setOption(whole(drawn, medium));
    const source = picture.renderToSVGString();
    picture.dispose();
    return source;
  }

  return { LIGHT, PAPER, PICTURE, screen, controls, initialState, told, rowsOf, drawing, whole, svg };
})();
