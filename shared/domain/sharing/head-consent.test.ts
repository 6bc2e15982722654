/** 负责人同意 (条例第20条) where something moved between writing and consent, or one head is not enough. */
import { describe, expect, it } from 'vitest';
import { must } from '../testing/dispute.ts';
import { awaitingConsent, yes } from '../testing/national.ts';
import { entryWith, type Office, officers } from '../testing/office.ts';

const row = (office: Office) => office.row('sharingCase', 'c-1');

describe('[R051] an application goes out on the terms of the day its head consents', () => {
  const asItWas = { agreementRequired: false, dedicatedTo: ['d-user'] };

  it('[R043] a resource no longer 专用 is reviewed, and gives no right by the consent alone', async () => {
    const office = await awaitingConsent(entryWith(asItWas));
    office.put('catalogEntry', entryWith({ agreementRequired: true, dedicatedTo: null }));
    await must(office, officers.userHead, 'case.consent-application', yes);
    expect(row(office)).toMatchObject({
      state: 'submitted',
      route: 'conditional',
      agreementRequired: true,
    });
    expect(row(office).clocks.map(({ id }) => id)).toContain('provider-answer');
    expect(office.count('grant')).toBe(0);
  });

  it('[R037] a resource that now asks for an agreement has it signed first', async () => {
    const office = await awaitingConsent(entryWith(asItWas));
    office.put('catalogEntry', entryWith({ ...asItWas, agreementRequired: true }));
    await must(office, officers.userHead, 'case.consent-application', yes);
    expect(row(office).state).toBe('signing');
    expect(office.count('grant')).toBe(0);
  });

  it('an item that became 有条件共享 is asked of the provider', async () => {
    const open = entryWith().items.map((item) => ({ ...item, shareType: 'unconditional' as const }));
    const office = await awaitingConsent(entryWith({ items: open }));
    expect(row(office).route).toBe('unconditional');
    office.put('catalogEntry', entryWith());
    await must(office, officers.userHead, 'case.consent-application', yes);
    expect(row(office).route).toBe('conditional');
    expect(row(office).items).toMatchObject([{ id: 'number', shareType: 'conditional' }]);
  });
});
