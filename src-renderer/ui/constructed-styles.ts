/**
 * Stands in for `@rc-component/util/Dom/dynamicCSS` (see vite.config.ts): the same calls, kept in constructed
 * style sheets, which `style-src 'self'` allows where it refuses `<style>` elements.
 */
type Keyed = CSSStyleSheet & { deskKey?: string };

const find = (key: string): Keyed | undefined =>
  (document.adoptedStyleSheets as Keyed[]).find((sheet) => sheet.deskKey === key);

/** Callers set attributes on the element they get back; a detached one takes them and shows nothing. */
const standIn = (): HTMLStyleElement => document.createElement('style');

export function injectCSS(css: string): HTMLStyleElement {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
  return standIn();
}

export function updateCSS(css: string, key: string): HTMLStyleElement {
  const sheet: Keyed = find(key) ?? new CSSStyleSheet();
  sheet.replaceSync(css);
  if (sheet.deskKey === undefined) {
    sheet.deskKey = key;
    document.adoptedStyleSheets.push(sheet);
  }
  return standIn();
}

export function removeCSS(key: string): void {
  const sheet = find(key);
  if (sheet !== undefined) {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  }
}

/** Nothing is cached here; the original's tests call it. */
export function clearContainerCache(): void {}
