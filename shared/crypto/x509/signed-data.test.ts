import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64Decode } from '../base64.ts';
import { utf8Encode } from '../bytes.ts';
import { authorityOf, officerOf } from '../testing/authority.ts';
import { codeOf } from '../testing/code-of.ts';
import { flipBit } from '../testing/flip-bit.ts';
import { readSignedData, signedBy, writeSignedData } from './signed-data.ts';

const root = authorityOf('演示根');
const content = utf8Encode('{"purpose":"agreement.sign"}');
const signerOf = (name: string) => {
  const { certificate, sign } = officerOf(name, root);
  return { certificate, signature: sign(content) };
};
const signers = [signerOf('甲'), signerOf('乙')];

/** Made by CFCA's SADK over “Hello Secret World!”, attached and detached. */
const cfca = {
  attached:
    'MIICgAYKKoEcz1UGAQQCAqCCAnAwggJsAgEBMQ4wDAYIKoEcz1UBgxEFADAjBgoqgRzPVQYBBAIBoBUEE0hlbGxvIFNlY3JldCBXb3JsZCGgggGNMIIBiTCCAS+gAwIBAgIFAKncGpAwCgYIKoEcz1UBg3UwKTEQMA4GA1UEChMHQWNtZSBDbzEVMBMGA1UEAxMMRWRkYXJkIFN0YXJrMB4XDTI0MTExOTAwMTIyNVoXDTI1MTExOTAwMTIyNlowJTEQMA4GA1UEChMHQWNtZSBDbzERMA8GA1UEAxMISm9uIFNub3cwWTATBgcqhkjOPQIBBggqgRzPVQGCLQNCAATYcgrHXJmFO1/t/9WQ6GkCW6D0yDyd2ya5wRXjVAU08I9Oo6k99jB2MPauCn64W81APRCPHLlwWOtuIsmSmQhjo0gwRjAOBgNVHQ8BAf8EBAMCBaAwEwYDVR0lBAwwCgYIKwYBBQUHAwQwHwYDVR0jBBgwFoAUyBfYaeGJxaf9ST9aCRgotC+MwvwwCgYIKoEcz1UBg3UDSAAwRQIgRaF0PA74cCYKeu8pZ4VDQti+rE283Hq/tGXzXUzOWKUCIQDl3z1boZxtRscbnOGOXg1NY+yoY2lz5b63kGOTkn/SxzGBoDCBnQIBATAyMCkxEDAOBgNVBAoTB0FjbWUgQ28xFTATBgNVBAMTDEVkZGFyZCBTdGFyawIFAKncGpAwDAYIKoEcz1UBgxEFADANBgkqgRzPVQGCLQEFAARHMEUCIQCl145xtYc7QWTymATxUGbLfF1mlPlyMoIKSp9alu14UQIgQSV/Ll3yYCyXSNxhPelz8Nsbxopky+Pt56Al54rv3p0=',
  detached:
    'MIICaQYKKoEcz1UGAQQCAqCCAlkwggJVAgEBMQ4wDAYIKoEcz1UBgxEFADAMBgoqgRzPVQYBBAIBoIIBjTCCAYkwggEvoAMCAQICBQCp3BqQMAoGCCqBHM9VAYN1MCkxEDAOBgNVBAoTB0FjbWUgQ28xFTATBgNVBAMTDEVkZGFyZCBTdGFyazAeFw0yNDExMTkwMDEyMjVaFw0yNTExMTkwMDEyMjZaMCUxEDAOBgNVBAoTB0FjbWUgQ28xETAPBgNVBAMTCEpvbiBTbm93MFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAE2HIKx1yZhTtf7f/VkOhpAlug9Mg8ndsmucEV41QFNPCPTqOpPfYwdjD2rgp+uFvNQD0Qjxy5cFjrbiLJkpkIY6NIMEYwDgYDVR0PAQH/BAQDAgWgMBMGA1UdJQQMMAoGCCsGAQUFBwMEMB8GA1UdIwQYMBaAFMgX2GnhicWn/Uk/WgkYKLQvjML8MAoGCCqBHM9VAYN1A0gAMEUCIEWhdDwO+HAmCnrvKWeFQ0LYvqxNvNx6v7Rl811MzlilAiEA5d89W6GcbUbHG5zhjl4NTWPsqGNpc+W+t5Bjk5J/0scxgaAwgZ0CAQEwMjApMRAwDgYDVQQKEwdBY21lIENvMRUwEwYDVQQDEwxFZGRhcmQgU3RhcmsCBQCp3BqQMAwGCCqBHM9VAYMRBQAwDQYJKoEcz1UBgi0BBQAERzBFAiEA4ylCl8qQDfNDfBw7VkxVN0bUs4N56TZDqZhAdEv01N8CIDtOG5VbmWNZeagC8VRfzEhu+ratFCo3fTu2liV8kH5h',
} as const;

describe('signed data of GM/T 0010', () => {
  it('C11 reads and verifies what another implementation made, attached and detached', () => {
    const message = utf8Encode('Hello Secret World!');
    for (const text of Object.values(cfca)) {
      const read = readSignedData(base64Decode(text));
      const [signer] = read.signers;
      if (signer === undefined) throw new Error('no signer');
      expect(signer.certificate.subject.text).toBe('O=Acme Co, CN=Jon Snow');
      expect(signedBy(signer, message)).toBe(true);
      expect(signedBy(signer, utf8Encode('Hello Secret World?'))).toBe(false);
    }
    expect(readSignedData(base64Decode(cfca.attached)).content).toEqual(message);
    expect(readSignedData(base64Decode(cfca.detached)).content).toBeNull();
  });

  it('C11 is written as that implementation writes it, but for the signature', () => {
    const read = readSignedData(base64Decode(cfca.attached));
    expect(Buffer.from(writeSignedData(read)).toString('base64')).toBe(cfca.attached);
  });

  it('[R037] holds both signers over one content, with or without it', () => {
    for (const enclosed of [content, null]) {
      const read = readSignedData(writeSignedData({ content: enclosed, signers }, [root.certificate]));
      expect(read.content).toEqual(enclosed);
      expect(read.certificates).toHaveLength(3);
      expect(read.signers.map((each) => signedBy(each, content))).toEqual([true, true]);
    }
  });

  it('[R037] any flipped bit is no signed data, or other content, or another signer', () => {
    const der = writeSignedData({ content, signers: signers.slice(0, 1) });
    const [first] = signers;
    fc.assert(
      fc.property(fc.nat(der.length * 8 - 1), (bit) => {
        let read: ReturnType<typeof readSignedData>;
        try {
          read = readSignedData(flipBit(der, bit));
        } catch {
          return;
        }
        const holds = read.signers.every(
          (each) =>
            signedBy(each, read.content ?? content) &&
            Buffer.from(each.certificate.der).equals(Buffer.from(first?.certificate.der ?? [])),
        );
        // What covers nothing are the unverified spellings of the algorithms, which both mean the same.
        if (holds) expect(read.content ?? content).toEqual(content);
      }),
      { numRuns: 300 },
    );
  });

  it('is refused where a signer’s certificate is missing, or bytes follow', () => {
    const der = writeSignedData({ content, signers });
    expect(codeOf(() => readSignedData(Uint8Array.of(...der, 0)))).toBe('bad-encoding');
    expect(codeOf(() => readSignedData(root.certificate.der))).toBe('bad-encoding');
  });
});
