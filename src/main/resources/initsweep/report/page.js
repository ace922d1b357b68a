'use strict';
// The page: sections, controls, tables and the frame of each chart. What a chart shows is in charts.js.
(() => {
  const report = JSON.parse(document.getElementById('report').textContent);
  const speaker = text.speaker(report.words);
  const { say, number, formats } = speaker;
  const frames = [];
  const ROWS_AT_FIRST = 15;
  const MAX_ROWS = 2000;

  function element(name, attributes = {}, ...children) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
      else node.setAttribute(key, value);
    }
    node.append(...children.filter((child) => child !== null));
    return node;
  }

  // ---- tables

  function cell(column, row) {
    const value = row[column.key];
    if (column.format === 'result') return element('td', { class: String(value).toLowerCase() }, say(`result.${value}`));
    if (column.format === 'word') return element('td', {}, value === null ? '–' : say(`word.${value}`));
    if (column.format === 'source') return element('td', {}, report.words[`source.${value}`] ?? value);
    const isNumber = typeof value === 'number';
    const text = isNumber ? (formats[column.format] ?? number)(value) : (formats[column.format] ?? formats.text)(value);
    return element('td', isNumber ? { class: 'number' } : column.format === 'words' ? { class: 'words' } : {}, text);
  }

  function table(columns, rows, label) {
    const isNumber = (column) => rows.some((row) => typeof row[column.key] === 'number');
    const used = columns.filter((column) => rows.some((row) => row[column.key] !== null && row[column.key] !== ''));
    const head = used.map((column) =>
      element('th', isNumber(column) ? { scope: 'col', class: 'number' } : { scope: 'col' }, say(`column.${column.key}`)));
    const body = rows.map((row) => element('tr', {}, ...used.map((column) => cell(column, row))));
    return element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label },
      element('table', {}, element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...body)));
  }

  /** The first rows of a long table, and the others when they are asked for. */
  function tableInParts({ id, columns, rows }) {
    const first = table(columns, rows.slice(0, ROWS_AT_FIRST), say(`${id}.title`));
    if (rows.length <= ROWS_AT_FIRST) return first;
    const more = element('details', {
      ontoggle: () => more.childElementCount > 1 || more.append(table(columns, rows.slice(ROWS_AT_FIRST), say(`${id}.title`))),
    }, element('summary', {}, say('more', { count: rows.length - ROWS_AT_FIRST })));
    return element('div', {}, first, more);
  }

  /** Says how many of all are shown, if not all are. */
  const cutOff = (all, shown) => (all <= shown ? []
    : [element('p', { class: 'notes' }, say('cut', { shown: shown.toLocaleString('en'), all: all.toLocaleString('en') }))]);

  /**
   * Rows whose values are lists become one row per element, so that every number of a chart can be read. A list of
   * another length than the first, as of the points of a curve, is left out.
   */
  function unfolded(rows) {
    return rows.flatMap((row) => {
      const first = Object.values(row).find(Array.isArray);
      if (first === undefined) return [row];
      const element = (value, i) => (!Array.isArray(value) ? value : value.length === first.length ? value[i] : null);
      return first.map((_, i) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, element(value, i)])));
    });
  }

  // ---- the frame of a chart

  const isWide = () => document.documentElement.clientWidth >= 640;

  const isDark = () => window.matchMedia('(prefers-color-scheme: dark)').matches;
  const screenOf = (node) =>
    drawings.screen(node.clientWidth, parseFloat(getComputedStyle(document.documentElement).fontSize) / 16, isWide(), isDark());

  class Frame {
    constructor(section) {
      this.section = section;
      this.controls = drawings.controls(section, report, speaker);
      this.state = drawings.initialState(this.controls);
      this.selected = {};
      this.place = element('div', { class: 'chart', role: 'img', tabindex: '0', onkeydown: (event) => this.point(event) });
      this.legend = element('div', { class: 'legend', role: 'group', 'aria-label': say('legend') });
      this.status = element('p', { class: 'choice', role: 'status' });
      this.notes = element('div', { class: 'notes' });
      this.node = element('figure', {}, this.bar(), this.legend, element('figcaption', {}, this.status), this.place, this.notes, this.data());
      frames.push(this);
    }

    bar() {
      return element('div', { class: 'controls' },
        ...this.controls.filter(({ isSwitch, values }) => isSwitch || values.length > 1)
          .map((control) => (control.isSwitch ? this.switch(control) : this.select(control))),
        element('span', { class: 'buttons' },
          element('button', { type: 'button', onclick: () => this.save('svg') }, 'SVG'),
          element('button', { type: 'button', onclick: () => this.save('png') }, 'PNG')));
    }

    select({ key, label, values, text: name }) {
      const box = element('select', { 'data-control': key, onchange: () => this.set(key, values[box.selectedIndex]) },
        ...values.map((value) => element('option', {}, name(value))));
      return element('label', {}, label, box);
    }

    switch({ key, label }) {
      const button = element('button', {
        type: 'button', 'data-control': key, 'aria-pressed': String(this.state[key]),
        onclick: () => {
          button.setAttribute('aria-pressed', String(!this.state[key]));
          this.set(key, !this.state[key]);
        },
      }, label);
      return button;
    }

    set(key, value) {
      this.state[key] = value;
      this.draw();
    }

    /** The numbers behind the chart, made when they are asked for. */
    data() {
      const details = element('details', { ontoggle: () => {
        if (details.open && details.childElementCount === 1) {
          const rows = unfolded(this.section.rows);
          const columns = Object.keys(rows[0]).filter((key) => key !== 'by' && key !== 'is_last').map((key) => ({ key, format: key.endsWith('verdict') ? 'verdict' : key === 'standing' ? 'word' : undefined }));
          details.append(...cutOff(rows.length, MAX_ROWS), table(columns, rows.slice(0, MAX_ROWS), say(`${this.section.id}.title`)));
        }
      } }, element('summary', {}, say('numbers')));
      return details;
    }

    /** What the controls say. */
    choices() {
      const hidden = Object.keys(this.selected).filter((name) => !this.selected[name]);
      return [...drawings.told(this.controls, this.state), ...(hidden.length > 0 ? [say('hidden', { names: hidden.join(say('list.comma')) })] : [])].join(' · ');
    }

    drawing(medium, more = {}) {
      return drawings.drawing(this.section, report, speaker, this.state, medium, { ...more, selected: this.selected });
    }

    draw(medium = screenOf(this.node)) {
      const drawing = this.drawing(medium);
      this.place.style.height = `${drawing.height}px`;
      this.place.style.width = medium.isPaper ? `${medium.width}px` : '';
      this.place.setAttribute('aria-label', `${say(`${this.section.id}.title`)}. ${drawing.summary}`);
      this.chart ??= echarts.init(this.place, null, { renderer: 'svg' });
      this.chart.resize();
      this.chart.setOption(drawings.whole(drawing, medium), { notMerge: true });
      this.pointed = -1;
      this.announce();
      this.notes.replaceChildren(...(drawing.notes ?? []).map((note) => element('p', {}, note)));
      if (!medium.isPaper) this.label(drawing.option);
    }

    /** A status is read aloud when its text changes. */
    announce() {
      if (this.status.textContent !== this.choices()) this.status.textContent = this.choices();
    }

    /** A button for each name of the legend, which shows and hides what has that name. */
    label({ legend, series }) {
      const names = series.length > 1 ? legend?.data ?? [] : [];
      this.legend.replaceChildren(...names.map((name) => {
        const button = element('button', {
          type: 'button', 'aria-pressed': String(this.selected[name] !== false),
          onclick: () => {
            this.selected[name] = this.selected[name] === false;
            button.setAttribute('aria-pressed', String(this.selected[name]));
            this.chart.dispatchAction({ type: this.selected[name] ? 'legendSelect' : 'legendUnSelect', name });
            this.announce();
          },
        }, swatch(series.find((each) => each.name === name)), name);
        return button;
      }));
    }

    /** Arrow keys go from point to point, and show what the mouse would. */
    point(event) {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      const points = this.chart.getOption().series.flatMap((series, seriesIndex) =>
        series.silent || this.selected[series.name] === false ? [] : series.data.map((_, dataIndex) => ({ seriesIndex, dataIndex })));
      if (points.length === 0) return;
      this.pointed = (this.pointed + step + points.length) % points.length;
      this.chart.dispatchAction({ type: 'showTip', ...points[this.pointed] });
    }

    /** As a picture that says by itself what it shows: with title, choices and legend, and light whatever the page looks like. */
    async save(type) {
      const drawing = this.drawing(drawings.PICTURE, titled(say(`${this.section.id}.title`), [this.choices(), say(`${this.section.id}.key`)]));
      const source = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawings.svg(drawing, drawings.PICTURE))}`;
      const link = element('a', { download: `${report.name}-${this.section.id}.${type}` });
      link.href = type === 'svg' ? source : await rasterised(source, drawings.PICTURE.width, drawing.height);
      link.click();
    }
  }

  /** A title above a picture, with lines in smaller print, and the room it takes. */
  function titled(name, lines) {
    const { colours: { ink, quiet }, width } = drawings.PICTURE;
    const print = lines.filter((line) => line !== '').flatMap((line) => marks.wrapped(drawings.PICTURE, line, width - 16));
    return {
      title: [{ text: `${report.name}: ${name}`, subtext: print.join('\n'), left: 0, top: 4, itemGap: 6,
        textStyle: { color: ink, fontSize: 16, lineHeight: 20, width: width - 16, overflow: 'truncate' },
        subtextStyle: { color: quiet, fontSize: 12, lineHeight: 16 } }],
      top: 46 + 16 * print.length,
    };
  }

  /** What a name looks like in the chart: its symbol on a piece of its line. */
  function swatch({ symbol, itemStyle: { color }, lineStyle }) {
    const picture = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 28, height: 14 });
    picture.setOption({
      animation: false, legend: { show: false }, grid: { left: 2, right: 2, top: 0, bottom: 0 },
      xAxis: { show: false, type: 'value', min: 0, max: 2 }, yAxis: { show: false, type: 'value', min: -1, max: 1 },
      series: [{ type: 'line', symbol, showAllSymbol: true, symbolSize: (_, { dataIndex }) => (dataIndex === 1 ? 9 : 0), itemStyle: { color },
        lineStyle: { ...lineStyle, color, width: lineStyle ? 2 : 0 }, data: [[0, 0], [1, 0], [2, 0]] }],
    });
    const image = element('img', { class: 'swatch', alt: '', width: '28', height: '14', src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.renderToSVGString())}` });
    picture.dispose();
    return image;
  }

  async function rasterised(source, width, height) {
    const image = new Image(width, height);
    image.src = source;
    await image.decode();
    const canvas = element('canvas');
    canvas.width = 2 * width;
    canvas.height = 2 * height;
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/png');
  }

  // ---- sections

  /** What the verdicts that a section gives mean, in a sentence each. */
  function glossary(section) {
    const keys = section.chart?.measures?.filter((measure) => measure.format === 'verdict').map((measure) => measure.key) ?? [];
    const verdicts = [...new Set(section.rows?.flatMap((row) => keys.map((key) => row[key])))].filter(Boolean);
    if (verdicts.length === 0) return null;
    return element('details', { class: 'glossary' }, element('summary', {}, say('glossary')),
      element('dl', {}, ...verdicts.flatMap((verdict) =>
        [element('dt', {}, say(`verdict.${verdict}`)), element('dd', {}, say(`meaning.${verdict}`))])));
  }

  // ---- what there is to see, and the glossary

  const spellings = report.terms.flatMap(({ id, spellings: all }) => all.map((spelling) => ({ id, spelling })))
    .sort((one, other) => other.spelling.length - one.spelling.length);
  const literal = (words) => words.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
  const anyTerm = new RegExp(`(?<![A-Za-z\\d_])(?:${spellings.map(({ spelling }) => literal(spelling)).join('|')})(?![A-Za-z\\d_])`, 'g');

  /** A text in which a term links to its definition where it first occurs, also of several texts that share what is seen. */
  function linked(words, seen) {
    const parts = [];
    let from = 0;
    for (const match of words.matchAll(anyTerm)) {
      const { id } = spellings.find(({ spelling }) => spelling === match[0]);
      if (seen.has(id)) continue;
      seen.add(id);
      parts.push(words.slice(from, match.index), element('a', { class: 'term', href: `#term-${id}` }, match[0]));
      from = match.index + match[0].length;
    }
    return [...parts, words.slice(from)];
  }

  /** Copies to the clipboard; where a page may not, the command is selected for the keys that do. */
  async function copy(code, button) {
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = say('copied');
      setTimeout(() => { button.textContent = say('copy'); }, 2000);
    } catch {
      getSelection().selectAllChildren(code);
    }
  }

  /** What to look for in these numbers, and a command that goes on from there. */
  function lesson({ lesson: given }, seen) {
    if (!given) return [];
    const { text: words, reason, command } = given;
    const said = words === '' ? [] : [element('p', { class: 'lesson' }, element('strong', {}, say('lesson.title')), ...linked(words, seen))];
    if (command === null) return said;
    const code = element('code', { tabindex: '0' }, command);
    const button = element('button', { type: 'button', onclick: () => copy(code, button), 'aria-label': `${say('copy')}: ${command}` }, say('copy'));
    return [...said, element('div', { class: 'next' },
      element('p', {}, element('strong', {}, say('next.title')), ...linked(reason, seen)), element('p', { class: 'command' }, code, button))];
  }

  const terms = () => element('section', { id: 'section-terms', 'aria-labelledby': 'section-terms-title' },
    element('h2', { id: 'section-terms-title' }, say('terms.title')), element('p', { class: 'explanation' }, say('terms.explanation')),
    element('dl', { class: 'terms' }, ...report.terms.flatMap(({ id, name, text: words }) =>
      [element('dt', { id: `term-${id}` }, name), element('dd', {}, words)])));

  function content(section) {
    if (section.chart) return new Frame(section).node;
    if (section.columns) return element('div', {}, section.rows.length > 0 ? tableInParts(section) : null, section.text === null ? null : element('p', { class: 'notes' }, section.text));
    return element('pre', { tabindex: '0' }, section.text);
  }

  /** The section that the sweep file asks for comes first. */
  function inOrder(sections) {
    const { over } = report.show ?? {};
    const isFirst = ({ id, rows }) => (over === 'depth_scales' ? id === 'depths' : id === 'axes' && rows.some(({ setting }) => setting === over));
    return [...sections.filter(isFirst), ...sections.filter((section) => !isFirst(section))];
  }

  function build() {
    const main = document.querySelector('main');
    const list = document.querySelector('nav ul');
    for (const section of inOrder(report.sections)) {
      const id = `section-${section.id}`;
      const seen = new Set();
      list.append(element('li', {}, element('a', { href: `#${id}` }, say(`${section.id}.short`))));
      main.append(element('section', { id, 'aria-labelledby': `${id}-title` },
        element('h2', { id: `${id}-title` }, say(`${section.id}.title`)),
        element('p', { class: 'explanation' }, ...linked(say(`${section.id}.explanation`), seen)),
        ...lesson(section, seen), content(section), glossary(section)));
    }
    list.append(element('li', {}, element('a', { href: '#section-terms' }, say('terms.short'))));
    main.append(terms());
    redraw();
  }

  const redraw = (medium) => frames.forEach((frame) => frame.draw(medium));

  let pending = 0;
  window.addEventListener('resize', () => {
    cancelAnimationFrame(pending);
    pending = requestAnimationFrame(() => redraw());
  });
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => redraw());
  window.addEventListener('beforeprint', () => redraw(drawings.PAPER));
  window.addEventListener('afterprint', () => redraw());
  build();
})();
