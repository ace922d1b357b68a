'use strict';
// Every chart of the page as a figure for a paper: SVG in millimetres, with a caption in Markdown. Runs outside of a browser.
const figures = (() => {
  const { most, least } = marks;
  const PER_MILLIMETRE = 680 / 174; // on a page with two columns, text of 12 px is then as large as 8.7 pt
  const NARROW = 120; // millimetres, below which a figure is laid out as on a phone

  const medium = (millimetres) => ({
    ...drawings.PICTURE, isWide: millimetres >= NARROW, width: Math.round(millimetres * PER_MILLIMETRE),
    font: 'Helvetica, Arial, Liberation Sans, Noto Sans, Noto Sans CJK JP, sans-serif',
  });

  // ---- which

  const combinations = (controls) => controls.reduce(
    (states, { key, isSwitch, initial, values }) => states.flatMap((state) => (isSwitch ? [initial] : values).map((value) => ({ ...state, [key]: value }))),
    [{}]);

  /** Whether there is something to draw: not every network was measured in every way. */
  function isShown(section, state) {
    const rows = drawings.rowsOf(section, state);
    const key = state.measure?.key;
    return rows.length > 0 && (key === undefined || rows.some((row) => [row[key]].flat().some((value) => value !== null && value !== undefined)));
  }

  const safe = (name) => name.replace(/[^A-Za-z0-9.]+/g, '-').replace(/^[-.]+|[-.]+$/g, '').slice(0, 50);

  const wordOf = {
    setting: (value) => safe(value) || 'all', iteration: String, measure: ({ key }) => safe(key),
    view: ({ over, by, isMap }) => safe([over, ...(by ? [isMap ? 'x' : 'by', by] : [])].join('-')),
  };

  /** All of them in the order of the page. The number keeps names apart that are equal in the letters of file names. */
  function list(report) {
    const speaker = text.speaker(report.words);
    const all = report.sections.filter((section) => section.chart).flatMap((section) => {
      const controls = drawings.controls(section, report, speaker);
      return combinations(controls).filter((state) => isShown(section, state)).map((state) => ({ section, controls, state }));
    });
    const digits = Math.max(2, String(all.length).length);
    return all.map(({ section, controls, state }, i) => {
      const words = controls.filter(({ isSwitch, values }) => !isSwitch && values.length > 1).map(({ key }) => wordOf[key](state[key]));
      return { section, controls, state, name: [String(i + 1).padStart(digits, '0'), section.id, ...words].join('-') };
    });
  }

  // ---- captions

  const plain = (words) => words.replace(/[\\`*_<>[\]#|~]/g, '\\$&').replace(/\s+/g, ' ').trim();
  const between = (values) => (least(values) === most(values) ? String(values[0]) : `${least(values)}–${most(values)}`);

  /** Figures of one run of each cell, and of runs that were trained to choose: the numbers of compared runs are not theirs. */
  const UNCOUNTED = ['normals', 'weights', 'sensitivity', 'budget'];

  /** Of the cells that the figure is about: how many runs each is over. */
  function count({ id: section }, report, state, say) {
    if (UNCOUNTED.includes(section)) return '';
    const cells = report.sections.find(({ id }) => id === 'cells')?.rows ?? [];
    const own = cells.filter((row) => state.setting !== undefined && row.setting === state.setting);
    const shown = own.length > 0 ? own : cells;
    return shown.length === 0 ? '' : say('figures.n', {
      completed: between(shown.map((row) => row.completed)), runs: between(shown.map((row) => row.runs)), seeds: report.seeds });
  }

  function caption({ section, controls, state }, drawn, report, say) {
    const isTested = (drawn.notes ?? []).includes(say('cells.marks'));
    const chosen = drawings.told(controls, state).join('; ');
    const sentences = [
      chosen && `${chosen}.`, say(`${section.id}.key`), count(section, report, state, say), ...(drawn.notes ?? []),
      say(isTested ? 'figures.tested' : 'figures.untested'),
    ];
    return { title: plain(say(`${section.id}.title`)), text: plain(sentences.filter((words) => words !== '').join(' ')) };
  }

  // ---- one of them

  /** Sizes in millimetres, whatever a program takes a pixel for. */
  const sized = (svg, { width }, height) => svg.replace(/^<svg width="[^"]*" height="[^"]*"/,
    `<svg width="${(width / PER_MILLIMETRE).toFixed(2)}mm" height="${(height / PER_MILLIMETRE).toFixed(2)}mm"`);

  function draw(figure, report, millimetres) {
    const speaker = text.speaker(report.words);
    const place = medium(millimetres);
    const drawn = drawings.drawing(figure.section, report, speaker, figure.state, place);
    return { svg: sized(drawings.svg(drawn, place), place, drawn.height), ...caption(figure, drawn, report, speaker.say) };
  }

  return { list, draw };
})();
