/**
 * The page's script: asks without loading the page anew. Without it the same forms work, one page at a time.
 * HTML comes finished from the server, where every text was escaped; here nothing is put together from words.
 */
const form = document.getElementById('ask');
const more = document.getElementById('more');
const field = document.getElementById('q');
const told = document.getElementById('told');
const dialog = document.getElementById('form');
const words = document.getElementById('words').dataset;
const logs = { discord: document.getElementById('discord-log'), telegram: document.getElementById('telegram-log') };

/** What the switches stand on. */
function asker() {
  const given = new FormData(form);
  return { language: given.get('language'), as: given.get('as'), moderator: given.get('moderator') === '1' };
}

/** Asks the server; undefined, and said so, when it does not answer. */
async function post(path, body) {
  try {
    const { language, moderator } = asker();
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ language, moderator, ...body }),
    });
    if (response.ok) return await response.json();
  } catch {
    // Said below, as for any other answer that did not come.
  }
  tell(words.lost);
  return undefined;
}

function tell(text) {
  told.textContent = text;
  told.classList.toggle('alarm', text === words.lost);
}

function fragment(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  settle(template.content);
  return template.content;
}

/** A quotation of three lines or less has nothing to open; that can be measured only once it stands. */
function settle(root) {
  const quotations = [...root.querySelectorAll('.expandable')];
  requestAnimationFrame(() => {
    for (const quotation of quotations) {
      const inside = quotation.querySelector('div');
      if (inside.clientHeight > 0) quotation.classList.toggle('short', inside.scrollHeight <= inside.clientHeight + 4);
    }
  });
}

/** Adds to the end of a column and brings its beginning into view. */
function append(name, html) {
  const added = fragment(html);
  const first = added.firstElementChild;
  logs[name].append(added);
  if (first) logs[name].scrollTo({ top: first.offsetTop - logs[name].offsetTop - 8, behavior: motion() });
}

function motion() {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
}

function answered(root) {
  const title = root.querySelector('h3, h4, strong, p:not(.sender), .bubble');
  tell(words.answered.replace('{title}', (title?.textContent ?? '').slice(0, 120)));
}

const asked = [];
let back = 0;

async function ask(typed) {
  const text = typed.trim();
  if (text === '') return;
  closeOffers();
  field.value = '';
  if (asked.at(-1) !== text) asked.push(text);
  back = asked.length;
  form.setAttribute('aria-busy', 'true');
  const turn = await post('/ask', { q: text });
  form.removeAttribute('aria-busy');
  if (!turn) return void (field.value = text);
  for (const [name, html] of Object.entries(turn.columns)) append(name, html);
  history.replaceState(null, '', address(text));
  answered([...document.querySelectorAll('.telegram .answer')].at(-1) ?? document.body);
  if (turn.form) open(turn.form);
}

/** The page's own address, so that what is seen can be linked to. */
function address(typed) {
  const { language, as, moderator } = asker();
  return `/?${new URLSearchParams({ q: typed, language, as, ...(moderator && { moderator: '1' }) })}`;
}

async function tap(button) {
  const card = button.closest('.answer');
  button.setAttribute('aria-busy', 'true');
  const answer = await post('/tap', { tap: button.value, alone: card.querySelector('.alone') !== null });
  button.removeAttribute('aria-busy');
  button.closest('details')?.removeAttribute('open');
  if (!answer) return;
  if (answer.form) return open(answer.form);
  if (!answer.html) return;
  const name = card.closest('.discord') ? 'discord' : 'telegram';
  if (answer.effect === 'replace') replace(card, answer.html, button.textContent);
  else {
    append(name, answer.html);
    answered(logs[name].lastElementChild);
    logs[name].lastElementChild.focus({ preventScroll: true });
  }
}

/** The card changes in place; who had tapped a button stays on the button of that name, or on the card. */
function replace(card, html, label) {
  const added = fragment(html);
  const fresh = added.firstElementChild;
  card.replaceWith(added);
  const same = [...fresh.querySelectorAll('button')].find((button) => button.textContent === label && !button.disabled);
  (same ?? fresh).focus({ preventScroll: true });
  answered(fresh);
}

function open(html) {
  dialog.replaceChildren(fragment(html));
  dialog.showModal();
}

dialog.addEventListener('click', (event) => {
  if (event.target === dialog || event.target.value === 'cancel') dialog.close();
});

dialog.addEventListener('submit', async (event) => {
  event.preventDefault();
  const filled = event.target;
  const options = {};
  for (const [name, value] of new FormData(filled)) options[name] = options[name] ? `${options[name]},${value}` : value;
  const { command, language, platform } = filled.dataset;
  const answer = await post('/fill', { command, language, platform, options });
  if (!answer) return;
  dialog.close();
  append(platform, answer.html);
  answered(logs[platform].lastElementChild);
});

document.addEventListener('submit', (event) => {
  if (event.target === form) ask(field.value);
  else if (event.target !== more) return;
  else if (event.submitter.name === 'tap') tap(event.submitter);
  else ask(event.submitter.value);
  event.preventDefault();
});

/** Another language is another page: its own words change too. */
document.addEventListener('change', ({ target }) => {
  if (target.name === 'language')
    location.assign(address(asked.at(-1) ?? new URLSearchParams(location.search).get('q') ?? ''));
  else if (target.name === 'as' || target.name === 'moderator') {
    history.replaceState(null, '', address(asked.at(-1) ?? new URLSearchParams(location.search).get('q') ?? ''));
    settle(document);
  }
});

document.addEventListener('click', async ({ target }) => {
  const copy = target.closest('[data-copy]');
  if (copy) {
    await navigator.clipboard.writeText(copy.dataset.copy).catch(() => {});
    return tell(words.copied);
  }
  const leads = target.closest('[data-leads]');
  if (leads) return lead(leads);
  const quotation = target.closest('.expandable');
  const box = quotation?.querySelector('input');
  if (box && target !== box && !target.closest('a, button') && getSelection().isCollapsed) box.checked = !box.checked;
  for (const menu of document.querySelectorAll('details.menu[open]')) if (!menu.contains(target)) menu.open = false;
});

/** A menu that opens at the end of a column would open out of sight. */
document.addEventListener(
  'toggle',
  ({ target }) => {
    if (target.open) target.scrollIntoView({ block: 'nearest', behavior: motion() });
  },
  true,
);

/** From a mark to the words it stands for, in the same message, opened where they are folded. */
function lead(mark) {
  const names = [...mark.closest('.bubble').querySelectorAll('[data-name]')];
  const words = names.find((each) => each.dataset.name === mark.dataset.leads);
  if (!words) return;
  const fold = words.closest('details');
  if (fold) fold.open = true;
  words.scrollIntoView({ block: 'center', behavior: motion() });
  words.tabIndex = -1;
  words.focus({ preventScroll: true });
}

/* Suggestions: a combobox with a list, as the ARIA practices describe it. */
const offers = document.getElementById('offers');
let chosen = -1;
let waiting;
let latest = 0;

field.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(suggest, 60);
});

async function suggest() {
  const number = ++latest;
  const { language, moderator } = asker();
  const query = new URLSearchParams({ q: field.value, language, ...(moderator && { moderator: '1' }) });
  const found =
    field.value === ''
      ? []
      : await fetch(`/suggest?${query}`).then(
          (each) => each.json(),
          () => [],
        );
  if (number === latest) offer(found);
}

function offer(found) {
  offers.replaceChildren(...found.map(offered));
  chosen = -1;
  field.removeAttribute('aria-activedescendant');
  offers.hidden = found.length === 0;
  field.setAttribute('aria-expanded', String(found.length > 0));
}

function offered({ value, label, hint }, index) {
  const item = document.createElement('li');
  item.id = `offer-${index}`;
  item.role = 'option';
  item.dataset.value = value;
  const name = document.createElement('b');
  name.textContent = label;
  const more = document.createElement('small');
  more.textContent = hint;
  item.append(name, more);
  return item;
}

function closeOffers() {
  latest++;
  clearTimeout(waiting);
  offer([]);
}

function move(step) {
  const items = [...offers.children];
  chosen = (chosen + step + items.length + (chosen < 0 && step < 0 ? 1 : 0)) % items.length;
  for (const [index, item] of items.entries()) item.setAttribute('aria-selected', String(index === chosen));
  items[chosen].scrollIntoView({ block: 'nearest' });
  field.setAttribute('aria-activedescendant', items[chosen].id);
}

function take(item) {
  field.value = item.dataset.value;
  field.focus();
  suggest();
}

offers.addEventListener('mousedown', (event) => {
  event.preventDefault();
  const item = event.target.closest('li');
  if (item) take(item);
});

/** Up and down in an empty line bring back what was asked before. */
function recall(step) {
  back = Math.min(Math.max(back + step, 0), asked.length);
  field.value = asked[back] ?? '';
}

field.addEventListener('keydown', (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && !offers.hidden) move(step);
  else if (step && (field.value === '' || asked.includes(field.value))) recall(step);
  else if (event.key === 'Escape' && !offers.hidden) closeOffers();
  else if (event.key === 'Enter' && chosen >= 0) take(offers.children[chosen]);
  else if (event.key === 'Tab' && !event.shiftKey && !offers.hidden) take(offers.children[Math.max(chosen, 0)]);
  else return;
  event.preventDefault();
});

field.addEventListener('blur', closeOffers);

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') for (const menu of document.querySelectorAll('details.menu[open]')) menu.open = false;
  const writing = event.target.closest('input:not([type=radio]):not([type=checkbox]), select, textarea');
  if (event.key !== '/' || writing || dialog.open) return;
  event.preventDefault();
  field.focus();
  field.value ||= '/';
  suggest();
});

settle(document);
if (field.value !== '') {
  asked.push(field.value);
  back = 1;
  field.value = '';
}
if (matchMedia('(min-width: 48rem)').matches) field.focus();
