import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { signedAgreement } from '#shared/evidence/testing/signed-agreement.ts';
import { SignPanel } from './sign-panel.tsx';

const { agreementId, document, digest } = signedAgreement();
const agreement = {
  id: agreementId,
  version: 1,
  caseId: 'c-1',
  userDepartmentId: 'd-user',
  providerId: 'd-provider',
  document,
  digest,
  signatures: [],
  state: 'signing' as const,
};
const shown = (patch: Partial<typeof agreement>) =>
  renderToStaticMarkup(<SignPanel agreement={{ ...agreement, ...patch }} side="user" read />);

describe('[R037] the signing of a text', () => {
  it('[R037] does not begin where the digest is of another: no key, no PIN, the refusal in words', () => {
    for (const patch of [{ digest: 'b'.repeat(64) }, { document: { ...document, title: '另一份协议' } }]) {
      const text = shown(patch);
      expect(text).toContain('协议正文与正文摘要不符');
      expect(text).toContain('请不要签署');
      expect(text).not.toContain('<input');
    }
  });

  it('[R037] begins with the key where it is its own, so that the vault is asked for', () => {
    expect(() => shown({})).toThrow();
  });
});
