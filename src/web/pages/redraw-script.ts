/**
 * The part of the page's script that has the desk draw a form anew: for a choice that others depend on, and for words that
 * suggest one. On a slow line people type on and press meanwhile; nothing of that is lost.
 */
export const redrawScript = `
  var waiting = 0, chosenAt, pressed, down, composing;
  /** Longest wait for what is drawn, and for a finger that does not lift; in milliseconds. */
  var mostWait = 5000;

  addEventListener('pointerdown', function () { down = true; }, true);
  // The press itself comes right after the finger or the button is up.
  function up() { setTimeout(function () { down = false; }, 50); }
  addEventListener('pointerup', up, true);
  addEventListener('pointercancel', up, true);
  addEventListener('compositionstart', function () { composing = true; }, true);
  addEventListener('compositionend', function () { composing = false; }, true);

  /** Until nothing is half pressed and no word half typed: what is replaced then takes nothing from under a hand. */
  function free() {
    var end = Date.now() + mostWait;
    return new Promise(function (resolve) {
      (function look() {
        if (composing || (down && Date.now() < end)) setTimeout(look, 20);
        else resolve();
      })();
    });
  }

  /** Answers nobody has touched are suggested anew from the words. */
  function suggest(field) {
    var names = field.dataset.suggests.split(',');
    draw(field, function () {
      var next = document.activeElement;
      if (names.some(function (name) { return touched[name] || (next && next.name === name); })) return;
      var given = typed();
      var shown = (given.get('_fields') || '').split(',');
      names.forEach(function (name) { given.delete(name); });
      given.set('_fields', shown.filter(function (name) { return names.indexOf(name) < 0; }).join(','));
      return given;
    }).catch(function () {});
  }

  function redraw(field) {
    waiting += 1;
    chosenAt = performance.now();
    draw(field, typed).then(drawn, function () {
      var again = !pressed && !sent && form();
      drawn();
      if (!again) return;
      var by = document.createElement('input');
      by.type = 'hidden';
      by.name = '_refresh';
      by.value = '1';
      form().appendChild(by);
      form().submit();
    });
  }
  function drawn() {
    waiting -= 1;
    if (waiting === 0) go();
  }

  /** How long a press waits at most for what a choice asks for; in milliseconds. */
  function left() { return waiting > 0 ? chosenAt + mostWait - performance.now() : 0; }
  /** Whoever presses meanwhile has pressed: it is sent with what the choice asks for, where that comes in time. */
  function press() {
    if (!pressed) setTimeout(go, left());
    pressed = true;
  }
  function go() {
    if (!pressed || sent || !form()) return;
    pressed = false;
    sending();
    form().submit();
  }

  /** Again where somebody typed on meanwhile: they keep what they typed, and get what it asks for. */
  function draw(field, giving) {
    var given = giving();
    if (!given) return Promise.resolve();
    var before = typed().toString();
    given.append('_refresh', '1');
    return fetch(form().action, { method: 'POST', body: given, credentials: 'same-origin' }).then(function (answer) {
      return answer.text();
    }).then(function (text) {
      return free().then(function () {
        if (sent || !form()) return;
        if (typed().toString() !== before) return pause(300).then(function () { return form() && draw(field, giving); });
        place(field, text);
      });
    });
  }
  function pause(length) { return new Promise(function (resolve) { setTimeout(resolve, length); }); }
  function place(field, text) {
    var drawn = new DOMParser().parseFromString(text, 'text/html').getElementById('main');
    if (!drawn || !drawn.querySelector('#form')) throw new Error('no form');
    var next = document.activeElement;
    var id = next && next.id;
    var at = next && /^(text|textarea)$/.test(next.type) ? next.selectionStart : null;
    one('main').replaceWith(drawn);
    begin();
    later();
    var same = one(id) || one(field.id);
    if (!same) return;
    same.focus({ preventScroll: true });
    if (id && same.id === id && at !== null) same.setSelectionRange(at, at);
  }
`;
