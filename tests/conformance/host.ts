import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Host } from '../../src-main/host/host.ts';
import { createHostFixture, type HostFixture } from './host-fixture.ts';
import { missingPaper, shelvedPaper } from './paper-fixture.ts';
import type { WindowReport } from './window/report.ts';

export type HostUnderTest = {
  readonly host: Host;
  /** Asks for a path of the window's own origin. */
  readonly get: (path: string) => Promise<Response>;
  /** What the window said once it had reached main; null where the host shows none, or only a fake one. */
  readonly report: Promise<WindowReport> | null;
  /** Does what happens when the officer closes the window; null where the host shows none. */
  readonly closeWindow: (() => Promise<void>) | null;
};

export type HostSubject = {
  readonly name: string;
  readonly kind: Host['kind'];
  readonly open: (fixture: HostFixture) => Promise<HostUnderTest>;
};

/** A browser on a slow machine; nothing in these tests waits for time to pass. */
const timeout = 60_000;

/** What every host must do, run on each adapter. Each test opens a host of its own. */
export function describeHost({ name, kind, open }: HostSubject): void {
  describe(`host: ${name}`, () => {
    let fixture: HostFixture;
    let subject: HostUnderTest;
    beforeAll(async () => {
      fixture = await createHostFixture();
    }, timeout);
    beforeEach(async () => {
      subject = await open(fixture);
    });
    afterEach(() => subject.host.close(), timeout);
    afterAll(() => rm(fixture.folder, { recursive: true, force: true, maxRetries: 3 }));

    describeServing(kind, () => subject);
    describeWindow(() => subject);
    describePrinting(() => subject);

    it('A5 seals soundly or says that it cannot', async () => {
      const { sealing } = subject.host;
      if (sealing === null) return;
      expect(['basic_text', 'unknown']).not.toContain(sealing.backend);
      const bytes = Uint8Array.of(0, 255, 128, 10);
      expect(await sealing.open(await sealing.seal(bytes))).toEqual(bytes);
    });
  });
}

function describeServing(kind: Host['kind'], subject: () => HostUnderTest): void {
  it('says which door it is and where its document is', async () => {
    const { host, get } = subject();
    expect(host.kind).toBe(kind);
    expect(host.url).toMatch(/^(app:\/\/desk\/$|http:\/\/127\.0\.0\.1:\d{5}\/#launch=[\w-]{43}$)/);
    const response = await get(new URL(host.url).pathname);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
  });

  it('E3 serves its document under a policy that names only itself, without inline script', async () => {
    const response = await subject().get('/');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'; require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|\*/);
    const html = await response.text();
    expect(html).toContain('<script');
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/);
  });

  it('L10 E2 refuses what is not its own', async () => {
    for (const path of ['/%2e%2e/x.html', '/..%5cx.html', '/nothing.html', '/%00', missingPaper]) {
      expect((await subject().get(path)).status).toBe(404);
    }
  });
}

function describeWindow(subject: () => HostUnderTest): void {
  it('opens its window, which reaches main under every restriction', { timeout }, async () => {
    const { host, report } = subject();
    await host.openWindow();
    if (report === null) return;
    expect(await report).toEqual({
      origin: host.url.split('/').slice(0, 3).join('/'),
      isIsolated: true,
      isSecure: true,
      canEvaluate: false,
      canInjectHtml: false,
      canReachOthers: false,
      hasNode: false,
      hash: '',
    });
  });

  it('knows when the officer closed the window', { timeout }, async () => {
    const { host, report, closeWindow } = subject();
    if (closeWindow === null) return;
    await host.openWindow();
    await report;
    await closeWindow();
    await host.closed;
  });

  it('is closed only once somebody closed it, and closing it twice does no harm', async () => {
    const { host } = subject();
    expect(await Promise.race([host.closed.then(() => 'closed'), Promise.resolve('open')])).toBe('open');
    await host.close();
    await host.closed;
    await host.close();
  });
}

function describePrinting(subject: () => HostUnderTest): void {
  it('E10 prints a paper of its own as PDF', { timeout }, async () => {
    const pdf = await subject().host.printPdf(shelvedPaper);
    expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('E10 prints nothing else', async () => {
    for (const path of [missingPaper, '/', '/index.html', 'https://evil.test/', `${shelvedPaper}/..`]) {
      await expect(subject().host.printPdf(path)).rejects.toMatchObject({ code: 'paper.not-found' });
    }
  });
}
