'use strict';
// Only in the page of a sweep that is running: loads the page again when the next one is due, until the reader turns that
// off or the page is long overdue.
(() => {
  const [GRACE, RETRY, MISSED] = [10_000, 15_000, 3];
  const MEMORY = 'initsweep.reload';
  const button = document.querySelector('.progress button');
  const late = document.querySelector('.progress [hidden]');
  const every = 1000 * Number(button.dataset.every);
  const age = Date.now() - Date.parse(button.dataset.written);
  let pending = 0;

  // Some browsers let a page from a file remember nothing.
  function remembered(value) {
    try {
      if (value !== undefined) sessionStorage.setItem(MEMORY, value);
      return sessionStorage.getItem(MEMORY);
    } catch {
      return value;
    }
  }

  function turn(isOn) {
    button.setAttribute('aria-pressed', String(isOn));
    clearTimeout(pending);
    if (isOn) pending = setTimeout(() => location.reload(), Math.min(every + GRACE, Math.max(RETRY, every + GRACE - age)));
  }

  if (age > MISSED * every + 60_000) {
    button.remove();
    late.hidden = false;
    return;
  }
  button.addEventListener('click', () => {
    const isOn = button.getAttribute('aria-pressed') !== 'true';
    remembered(isOn ? 'on' : 'off');
    turn(isOn);
  });
  turn(remembered() !== 'off');
})();
