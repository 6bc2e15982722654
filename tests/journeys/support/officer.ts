/** What officers do again and again: press, choose, open a case, fill a dialog and record. */
import { expect } from '@playwright/test';
import type { Workstation } from './workstation.ts';

export const press = (at: Workstation, name: string): Promise<void> =>
  at.page.getByRole('button', { name, exact: true }).click();

export const openCase = async (at: Workstation, place: string, resource: string): Promise<void> => {
  await at.go(place);
  await at.page.getByRole('option', { name: resource }).first().click();
};

export const choose = async (at: Workstation, label: string, option: string): Promise<void> => {
  await at.page.getByRole('combobox', { name: label }).click();
  await at.page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click();
};

/** Fills a dialog, looks at what will be recorded, and records it. */
export const record = async (
  at: Workstation,
  words: { readonly [label: string]: string },
  confirm: string,
): Promise<void> => {
  for (const [label, text] of Object.entries(words))
    await at.page.getByRole('textbox', { name: label }).fill(text);
  await at.picture(`${confirm}-form`);
  await at.page.getByRole('button', { name: '下一步' }).click();
  await at.picture(confirm);
  await at.page.getByRole('button', { name: confirm, exact: true }).click();
  await expect(at.page.getByRole('dialog')).toBeHidden();
};
