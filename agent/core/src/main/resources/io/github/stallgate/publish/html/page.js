'use strict';
(() => {
  const byId = id => document.getElementById(id);
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  all('.rich').forEach(part => { part.hidden = false; });

  const root = document.documentElement;
  const prefersDark = matchMedia('(prefers-color-scheme: dark)');
  const theme = byId('theme');
  const isDark = () => root.classList.contains('dark') || prefersDark.matches && !root.classList.contains('light');
  const showTheme = () => theme.setAttribute('aria-pressed', isDark());
  theme.onclick = () => {
    const dark = !isDark();
    root.classList.toggle('dark', dark);
    root.classList.toggle('light', !dark);
    showTheme();
  };
  prefersDark.onchange = showTheme;
  showTheme();

  const list = byId('list');
  if (list) {
    const severities = ['error', 'warning', 'note'];
    const boxes = all('#filters input[type=checkbox]');
    const entries = Array.from(list.children, (element, place) => (
      { element, place, severity: element.dataset.s, text: element.textContent.toLowerCase() }));
    const keys = {
      t: entry => +entry.element.dataset.t,
      m: entry => +entry.element.dataset.m,
      n: entry => +entry.element.dataset.n,
      s: entry => -severities.indexOf(entry.severity),
    };
    const filter = () => {
      const words = byId('search').value.toLowerCase().split(/\s+/).filter(Boolean);
      const chosen = new Set(boxes.filter(box => box.checked).map(box => box.value));
      let shown = 0;
      for (const entry of entries) {
        const show = chosen.has(entry.severity) && words.every(word => entry.text.includes(word));
        if (entry.element.hidden === show) entry.element.hidden = !show;
        if (show) shown++;
      }
      byId('shown').textContent = shown + ' of ' + entries.length;
    };
    let waiting = 0;
    byId('search').oninput = () => {
      clearTimeout(waiting);
      waiting = setTimeout(filter, 80);
    };
    boxes.forEach(box => { box.onchange = filter; });
    byId('sort').onchange = event => {
      const key = keys[event.target.value];
      const sorted = entries.slice().sort((a, b) => key(b) - key(a) || a.place - b.place);
      list.append(...sorted.map(entry => entry.element));
    };
    const setOpen = open => entries.forEach(({element}) => {
      if (element.tagName === 'DETAILS' && !element.hidden) element.open = open;
    });
    byId('expand').onclick = () => setOpen(true);
    byId('collapse').onclick = () => setOpen(false);
    filter();
  }

  const show = id => {
    const finding = byId(id);
    if (!finding || !finding.classList.contains('f')) return;
    finding.hidden = false;
    finding.open = true;
    finding.scrollIntoView();
  };
  onhashchange = () => show(decodeURIComponent(location.hash.slice(1)));
  if (location.hash) onhashchange();
  const timeline = byId('timeline');
  if (timeline) timeline.onclick = event => {
    const stall = event.target.closest('rect[data-f]');
    if (stall) show('f-' + stall.dataset.f);
  };

  const icicle = document.querySelector('.icicle');
  if (icicle) {
    const zoom = frame => {
      const chosen = frame.parentNode;
      all('.off, .wide', icicle).forEach(item => item.classList.remove('off', 'wide'));
      for (let item = chosen; item; item = item.parentNode.closest('.icicle li')) {
        for (const sibling of item.parentNode.children) sibling.classList.toggle('off', sibling !== item);
        item.classList.add('wide');
      }
    };
    all('.frame', icicle).forEach(frame => {
      frame.tabIndex = 0;
      frame.setAttribute('role', 'button');
      frame.onclick = () => zoom(frame);
      frame.onkeydown = event => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        zoom(frame);
      };
    });
  }

  const flame = byId('flame');
  if (flame) flame.ontoggle = () => {
    if (!flame.open || flame.querySelector('iframe')) return;
    const frame = document.createElement('iframe');
    frame.title = 'Flame graph';
    frame.sandbox = 'allow-scripts allow-modals';
    frame.height = Math.min(900, innerHeight);
    frame.srcdoc = flame.dataset.html;
    flame.querySelector('.bare').replaceWith(frame);
  };
})();
