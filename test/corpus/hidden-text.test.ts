import { describe, expect, it } from 'vitest';
import { readHtmlPage } from '../../src/corpus/html-page.ts';

const LEAD = 'The ferry between the two islands stopped on Tuesday, leaving 300 lorries on the pier.';
const SECOND = 'The operator says that it will run again within a week, once a part has come from the yard.';
const PARAGRAPHS = `<p>${LEAD} ${LEAD}</p><p>${SECOND} ${LEAD}</p>`;

const page = (head: string, body: string) =>
  `<html lang="en"><head><title>Ferry stops</title>${head}</head><body><article>${PARAGRAPHS}${body}${PARAGRAPHS}</article></body></html>`;
const textOf = (head: string, body: string) => readHtmlPage(page(head, body)).text;

const styled = (style: string) => `<p style="${style}">SECRET words that nobody sees, ${LEAD}</p>`;

const HIDING: readonly string[] = [
  'display:none',
  'DISPLAY : NONE !important',
  'color:red;display:none;',
  'visibility:hidden',
  'visibility: collapse',
  'content-visibility:hidden',
  'opacity:0',
  'opacity: 0.0',
  'opacity:0%',
  'filter:opacity(0)',
  'font-size:0',
  'font-size:0px',
  'font-size: .0em',
  'font-size:1px',
  'font:0/0 a',
  'position:absolute;left:-9999px',
  'position:absolute; left:-999em',
  'position:fixed;top:-100vh',
  'position:absolute;right:-5000px',
  'position:absolute;left:20000px',
  'text-indent:-9999px',
  'margin-left:-9999px',
  'transform:translateX(-9999px)',
  'transform:translate(0, -2000px)',
  'transform:scale(0)',
  'color:#fff;background:#fff',
  'color:white;background-color:#FFFFFF',
  'background:rgb(255, 255, 255) none;color:#ffff',
  'color:#fefefe;background:white',
  'color:rgb(255 255 255);background:rgb(255 255 255 / 100%)',
  'color:navy;background:navy',
  'color:transparent',
  'color:rgba(0,0,0,0)',
  'position:absolute;clip:rect(0,0,0,0)',
  'position:absolute;clip:rect(1px, 1px, 1px, 1px)',
  'clip-path:inset(50%)',
  'clip-path:inset(100%)',
  'clip-path:circle(0)',
  'width:0;height:0;overflow:hidden',
  'height:1px;width:1px;overflow:hidden',
  'max-height:0;overflow:hidden',
  'overflow:clip;height:0px',
  'display:/* now */none',
  'disp\\lay:none',
];

const SHOWING: readonly string[] = [
  'display:block',
  'font-size:0.9em',
  'font-size:10px',
  'opacity:0.8',
  'visibility:visible',
  'position:absolute;left:-2px',
  'position:relative;top:10px',
  'text-indent:2em',
  'margin-left:-15px',
  'color:#fff;background:#000',
  'color:#fff',
  'background:#fff',
  'max-height:400px;overflow:hidden',
  'width:0',
  'transform:translateX(-50%)',
  'color:transparent;background:linear-gradient(red, blue);-webkit-background-clip:text',
  'display:none;display:block',
  'background:url(https://x.example/display:none.png)',
  'clip-path:inset(0)',
  'color:inherit;background:inherit',
  'color:#fff;background:#fff url(x.png)',
];

const ELEMENTS: readonly string[] = [
  `<p hidden>SECRET ${LEAD}</p>`,
  `<p hidden="until-found">SECRET ${LEAD}</p>`,
  `<p aria-hidden="true">SECRET ${LEAD}</p>`,
  `<p aria-hidden="TRUE">SECRET ${LEAD}</p>`,
  `<noscript><p>SECRET ${LEAD}</p></noscript>`,
  `<template><p>SECRET ${LEAD}</p></template>`,
  `<!-- SECRET ${LEAD} -->`,
  `<!-- <p> --><!-- SECRET ${LEAD} </p> -->`,
  `<details><summary>SECRET more</summary><p>SECRET ${LEAD}</p></details>`,
  `<dialog><p>SECRET ${LEAD}</p></dialog>`,
  `<div popover><p>SECRET ${LEAD}</p></div>`,
  `<script>const SECRET = "${LEAD}";</script>`,
  `<script type="text/html"><p>SECRET ${LEAD}</p></script>`,
  `<style>.SECRET { content: "${LEAD}" }</style>`,
  `<svg onload="SECRET()"><text>SECRET ${LEAD}</text></svg>`,
  `<iframe src="http://127.0.0.1/">SECRET ${LEAD}</iframe>`,
  `<object><p>SECRET ${LEAD}</p></object>`,
  `<video><p>SECRET ${LEAD}</p></video>`,
  `<noframes><p>SECRET ${LEAD}</p></noframes>`,
  `<datalist><option>SECRET ${LEAD}</option></datalist>`,
  `<textarea>SECRET ${LEAD}</textarea>`,
  `<input value="SECRET ${LEAD}"><img alt="SECRET ${LEAD}" src="x.png">`,
  `<p><font color="white"><span>SECRET</span></font></p>`.replace('<p>', '<p bgcolor="#ffffff">'),
  `<div style="background:white"><p><span style="color:#fff">SECRET ${LEAD}</span></p></div>`,
  `<div style="display:none"><p style="display:block">SECRET ${LEAD}</p></div>`,
];

const SHEETS: readonly [sheet: string, body: string][] = [
  ['.x{display:none}', `<p class="a x">SECRET ${LEAD}</p>`],
  ['#x { visibility : hidden }', `<p id="x">SECRET ${LEAD}</p>`],
  ['p.x, div.y{opacity:0}', `<div class="y"><p>SECRET ${LEAD}</p></div>`],
  ['a{color:red}/* .x{} */.x{font-size:0}', `<p class="x">SECRET ${LEAD}</p>`],
  ['.x.y{position:absolute;left:-9999px}', `<p class="y x">SECRET ${LEAD}</p>`],
  ['aside{display:none}', `<aside><p>SECRET ${LEAD}</p></aside>`],
  ['@media screen{.x{display:none}}', `<p class="x">SECRET ${LEAD}</p>`],
  ['@media all { .x { display:none } }', `<p class="x">SECRET ${LEAD}</p>`],
  ['@import url("a.css");@charset "utf-8";.x{display:none}', `<p class="x">SECRET ${LEAD}</p>`],
  ['@font-face{font-family:x}@keyframes k{from{opacity:0}}.x{display:none}', `<p class="x">SECRET ${LEAD}</p>`],
  ['<!-- .x{display:none} -->', `<p class="x">SECRET ${LEAD}</p>`],
  ['.x{display:none!important}.x{display:block}', `<p class="x" style="display:block">SECRET ${LEAD}</p>`],
  ['body{background:#fff}.x{color:#fff}', `<p class="x">SECRET ${LEAD}</p>`],
  ['.x{display:none', `<p class="x">SECRET ${LEAD}</p>`],
];

const SHEETS_SHOWING: readonly [sheet: string, body: string][] = [
  ['@media print{.x{display:none}}', `<p class="x">SEEN ${LEAD}</p>`],
  ['@media (max-width: 600px){.x{display:none}}', `<p class="x">SEEN ${LEAD}</p>`],
  ['@keyframes x{from{opacity:0}to{opacity:1}}', `<p class="x">SEEN ${LEAD}</p>`],
  ['.x{display:none}.x{display:block}', `<p class="x">SEEN ${LEAD}</p>`],
  ['.tab.on{display:block}.tab{display:none}', `<p class="tab on">SEEN ${LEAD}</p>`],
  ['.x{display:none}', `<p class="x" style="display:block">SEEN ${LEAD}</p>`],
  ['.x{display:none}', `<p class="xx">SEEN ${LEAD}</p>`],
  ['.menu .x{display:none}', `<p class="x">SEEN ${LEAD}</p>`],
  ['p:empty{display:none}', `<p>SEEN ${LEAD}</p>`],
  ['.x::before{display:none}', `<p class="x">SEEN ${LEAD}</p>`],
];

describe('words that a reader of the page cannot see', () => {
  it.each(HIDING)('are not its text: %s', (style) => {
    expect(textOf('', styled(style))).not.toContain('SECRET');
  });

  it.each(SHOWING)('are not those with %s', (style) => {
    expect(textOf('', styled(style))).toContain('SECRET words');
  });

  it.each(ELEMENTS)('are not its text: %s', (element) => {
    expect(textOf('', element)).not.toContain('SECRET');
  });

  it.each(SHEETS)('are not its text when the page’s own styles hide them: %s', (sheet, body) => {
    expect(textOf(`<style>${sheet}</style>`, body)).not.toContain('SECRET');
  });

  it.each(SHEETS_SHOWING)('are not those that its styles only seem to hide: %s', (sheet, body) => {
    expect(textOf(`<style>${sheet}</style>`, body)).toContain('SEEN');
  });

  it('are not those of an opened element', () => {
    expect(textOf('', `<details open><summary>More</summary><p>SEEN ${LEAD}</p></details>`)).toContain('SEEN');
  });

  it('are not the title either', () => {
    const title = '<h1 style="display:none">SECRET title</h1><h1>Ferry stops again</h1>';
    const source = `<html><head></head><body><article>${title}${PARAGRAPHS}</article></body></html>`;
    expect(readHtmlPage(source).title).toBe('Ferry stops again');
  });
});

describe('a page made to break its reader', () => {
  const PAGES: readonly [what: string, source: string][] = [
    ['10,000 tags that are not closed', '<p'.repeat(10_000)],
    ['10,000 bold ones', `<b>${LEAD}`.repeat(10_000)],
    ['a million elements', '<b>'.repeat(1_000_000)],
    ['a million closing tags', '</b>'.repeat(1_000_000)],
    ['comments that do not end', '<!--'.repeat(200_000)],
    ['styles without end', `<style>${'.x{'.repeat(100_000)}</style>`],
    ['a style of nothing but stars', `<style>${'/*'.repeat(100_000)}</style>`],
    ['a script without an end', `<script>${'<p>'.repeat(100_000)}`],
  ];

  it.each(PAGES)('is refused or read: %s', (_, source) => {
    const read = () => readHtmlPage(source).text;
    try {
      expect(typeof read()).toBe('string');
    } catch (error) {
      expect(error).toMatchObject({ code: 'file.page' });
    }
  });

  it('is read beside 2,000 styles and 10,000 classes', () => {
    const sheet = Array.from({ length: 2_000 }, (_, at) => `.c${at}{display:none}`).join('');
    const body = Array.from({ length: 10_000 }, (_, at) => `<i class="c${at} d${at}">SECRET</i>`).join('');
    expect(textOf(`<style>${sheet}</style>`, `<p>${LEAD}</p>${body}`)).toContain(LEAD);
  });
});
