'use strict';
// Words and numbers as people read them. This file and those up to figures.js also run in Rhino, which has no spread in
// calls, no rest of an object, no gaps in array patterns and no const in for-of loops.
const text = (() => {
  function number(value) {
    if (value === null || value === undefined) return '–';
    if (value === 0) return '0';
    const size = Math.abs(value);
    if (Number.isInteger(value) && size < 1e6) return String(value);
    return size >= 1e5 || size < 1e-4 ? value.toExponential(1) : String(Number(value.toPrecision(3)));
  }

  /** A little is not nothing, and nearly all is not all. */
  const rounded = (percent) => (percent > 0 && percent < 1 ? '< 1' : percent > 99 && percent < 100 ? '> 99' : Math.round(percent));

  /** A hundred times a share, with two decimals; half a unit counts up, as in the sentences of the page. */
  const hundredfold = (value) => {
    const size = Math.round(Math.abs(1e4 * value) + 1e-7) / 100;
    return `${value < 0 && size > 0 ? '−' : ''}${size.toFixed(2)}`;
  };

  const known = (show) => (value) => (value === null || value === undefined ? '–' : show(value));

  /** In the words of a language. */
  function speaker(words) {
    /** A text of the page, with what is told in its named places. */
    const say = (key, values = {}) => (words[key] ?? key).replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
    const formats = {
      number,
      percent: known((value) => `${hundredfold(value)}\u00a0%`),
      points: known(hundredfold),
      share: known((value) => `${rounded(100 * value)}\u00a0%`),
      verdict: known((value) => say(`verdict.${value}`)),
      text: known(String),
    };
    return { say, number, formats };
  }

  return { speaker };
})();
