import { redrawScript } from './redraw-script';
import { uploadScript } from './upload-script';

/** What pages do by themselves; everything but files works without it. It must run in browsers of 2020. */
export const pageScript = `'use strict';
(function () {
  var timer, dirty, sent, touched = {};
  function one(id) { return document.getElementById(id); }
  function form() { return one('form'); }
  function words(name) { return JSON.parse(form().dataset.say)[name] || ''; }
  function tell(text, bad) {
    var kept = one('kept');
    if (!kept) return;
    kept.textContent = text;
    kept.className = bad ? 'kept bad' : 'kept';
  }
  function typed() {
    var given = new URLSearchParams();
    new FormData(form()).forEach(function (value, name) { if (typeof value === 'string') given.append(name, value); });
    return given;
  }

  function later() {
    dirty = true;
    clearTimeout(timer);
    timer = setTimeout(save, 1200);
  }
  function save() {
    clearTimeout(timer);
    if (!dirty || sent || !form()) return;
    dirty = false;
    fetch(form().dataset.draft, { method: 'POST', body: typed(), credentials: 'same-origin' }).then(function (answer) {
      if (answer.ok) tell(words('saved'));
      else tell(words(answer.status === 401 ? 'over' : 'notSaved'), true);
    }, function () { dirty = true; tell(words('notSaved'), true); });
  }
  function leave() {
    if (dirty && !sent && form() && navigator.sendBeacon) {
      dirty = false;
      navigator.sendBeacon(form().dataset.draft, typed());
    }
  }

  function count(field) {
    var most = Number(field.dataset.most);
    var over = most - Array.from(field.value.replace(/\\r\\n?/g, '\\n')).length;
    var told = field.nextElementSibling;
    if (!told || told.className !== 'left') {
      if (over > 200 || over > most / 4) return;
      told = document.createElement('p');
      told.className = 'left';
      field.insertAdjacentElement('afterend', told);
    }
    told.textContent = over > 200 ? '' : words('left').replace('#', over);
  }

  ${redrawScript}

  /** Whom it is for is looked for while somebody types. */
  var finding;
  function find(field, at) {
    clearTimeout(finding);
    finding = setTimeout(function () {
      var asked = field.value;
      var given = typed();
      given.append('_find', '1');
      fetch(form().action, { method: 'POST', body: given, credentials: 'same-origin' }).then(function (answer) {
        return answer.text();
      }).then(function (text) {
        var found = new DOMParser().parseFromString(text, 'text/html').getElementById(field.dataset.finds);
        var shown = one(field.dataset.finds);
        if (!found || !shown || field.value !== asked) return;
        shown.textContent = '';
        while (found.firstChild) shown.appendChild(found.firstChild);
      }).catch(function () {});
    }, at);
  }
  function reach(event) {
    var field = event.target;
    if (!field.dataset.finds || event.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      find(field, 0);
    }
    var first = event.key === 'ArrowDown' && one(field.dataset.finds).querySelector('input[type=radio]');
    if (!first) return;
    event.preventDefault();
    first.focus();
  }

  function submit(event) {
    if (sent) return event.preventDefault();
    if (document.querySelector('.chosen .busy')) {
      event.preventDefault();
      return tell(words('uploading'), true);
    }
    if (left() > 0) {
      event.preventDefault();
      press();
      return tell(words('sending'));
    }
    sending();
  }
  function sending() {
    sent = true;
    // Whoever stops a slow answer may send again: the same page acts once.
    setTimeout(function () { sent = false; }, 15000);
    clearTimeout(timer);
    clearTimeout(finding);
    tell(words('sending'));
  }

  function begin() {
    var summary = one('summary');
    if (summary) summary.focus();
    if (!form()) return;
    form().addEventListener('input', function (event) {
      if (event.target.dataset.most && event.target.type !== 'file') count(event.target);
      if (event.target.type !== 'file') later();
      if (event.target.dataset.finds) find(event.target, 300);
    });
    form().addEventListener('change', function (event) {
      touched[event.target.name] = true;
      if (event.target.dataset.refreshes) redraw(event.target);
      else if (event.target.dataset.suggests) suggest(event.target);
    });
    form().addEventListener('keydown', reach);
    form().addEventListener('submit', submit);
    form().querySelectorAll('.files').forEach(function (box) { files(box, later, words, tell); });
  }

  ${uploadScript}

  addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', function () { if (document.visibilityState === 'hidden') leave(); });
  addEventListener('pageshow', function (event) { if (event.persisted) { sent = false; tell(''); } });
  document.querySelectorAll('form:not(#form)').forEach(function (small) {
    var pressed;
    small.addEventListener('submit', function (event) {
      if (pressed) event.preventDefault();
      pressed = true;
      setTimeout(function () { pressed = false; }, 3000);
    });
  });
  begin();
})();
`;
