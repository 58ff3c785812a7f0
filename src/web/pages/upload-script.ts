/** The part of the page's script that uploads each file as it is chosen; photos are made smaller first. */
export const uploadScript = `
  function files(box, later, words, tell) {
    var input = box.querySelector('input[type=file]');
    var list = box.querySelector('.chosen');
    var most = Number(box.dataset.most);
    var add = document.createElement('label');
    add.className = 'add';
    add.htmlFor = input.id;
    add.textContent = '+ ' + words('add');
    input.insertAdjacentElement('afterend', add);
    box.classList.add('live');

    function full() { box.classList.toggle('full', list.children.length >= most); }
    function removable(item, name) {
      var remove = document.createElement('button');
      remove.type = 'button';
      remove.className = 'remove';
      remove.setAttribute('aria-label', words('remove') + ' ' + name);
      remove.addEventListener('click', function () { item.remove(); full(); later(); input.focus(); });
      item.appendChild(remove);
    }
    function picture(item, address) {
      var image = document.createElement('img');
      image.alt = '';
      image.src = address;
      image.onerror = function () { image.remove(); item.classList.remove('pictured'); };
      item.classList.add('pictured');
      item.insertBefore(image, item.firstChild);
    }
    function take(file) {
      var item = document.createElement('li');
      var name = document.createElement('span');
      name.className = 'name';
      name.textContent = file.name;
      item.className = 'busy';
      item.appendChild(name);
      list.appendChild(item);
      if (/^image\\/(jpeg|png|gif|webp)$/.test(file.type)) picture(item, URL.createObjectURL(file));
      full();
      return smaller(file).then(function (body) {
        if (body.size > 10485760) throw new Error(words('large'));
        var address = box.closest('form').dataset.files + '?name=' + encodeURIComponent(file.name);
        return fetch(address, { method: 'POST', body: body, headers: { 'content-type': 'application/octet-stream', 'x-dutydesk': '1' }, credentials: 'same-origin' });
      }).then(function (answer) {
        if (answer.status === 401) throw new Error(words('over'));
        return answer.json().catch(function () { return {}; }).then(function (told) {
          if (!answer.ok) throw new Error(told.error || words('failed'));
          return told;
        });
      }).then(function (kept) {
        var id = document.createElement('input');
        id.type = 'hidden';
        id.name = box.dataset.name;
        id.value = kept.id;
        item.appendChild(id);
        item.classList.remove('busy');
        removable(item, file.name);
        tell('');
        later();
      }).catch(function (error) {
        item.remove();
        full();
        tell(file.name + ' – ' + (error instanceof TypeError ? words('failed') : error.message), true);
      });
    }

    list.querySelectorAll('li').forEach(function (item) {
      var link = item.querySelector('a');
      if (item.dataset.shown) picture(item, link.href);
      removable(item, link.textContent);
    });
    input.addEventListener('change', function () {
      var chosen = Array.from(input.files);
      var room = most - list.children.length;
      input.value = '';
      chosen.slice(0, room).reduce(function (before, file) { return before.then(function () { return take(file); }); }, Promise.resolve()).then(function () {
        if (chosen.length > room) tell(words('many'), true);
      });
    });
    full();
  }

  function smaller(file) {
    if (!/^image\\/(jpeg|png|webp)$/.test(file.type) || file.size < 1500000 || !window.createImageBitmap) return Promise.resolve(file);
    return createImageBitmap(file).then(function (image) {
      var scale = Math.min(1, 2200 / Math.max(image.width, image.height));
      var canvas = document.createElement('canvas');
      canvas.width = Math.round(image.width * scale);
      canvas.height = Math.round(image.height * scale);
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      return new Promise(function (resolve) {
        canvas.toBlob(function (blob) { resolve(blob && blob.size < file.size ? blob : file); }, 'image/jpeg', 0.86);
      });
    }).catch(function () { return file; });
  }
`;
