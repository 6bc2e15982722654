import { useHasRole } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { Page } from '../../ui/page.tsx';
import { IssuePanel } from './issue-panel.tsx';
import { VerifyFile } from './verify-file.tsx';
import { VerifyPanel } from './verify-panel.tsx';

/** 凭证: issuing from call records, the paper, and checking one by its code, or any signed file. */
export function CertificatesPage({ tab }: { readonly tab: 'issue' | 'verify' }) {
  const mayIssue = useHasRole('data-officer');
  const shown = mayIssue ? tab : 'verify';
  const tabs = (
    <nav className="tabs" aria-label="凭证">
      {mayIssue && (
        <a href={hrefOf('certificates')} aria-current={shown === 'issue' ? 'page' : undefined}>
          开具和打印
        </a>
      )}
      <a href={hrefOf('verify')} aria-current={shown === 'verify' ? 'page' : undefined}>
        核验
      </a>
    </nav>
  );
  return (
    <Page title="凭证" note="数据资源调用记录凭证 · 五(四)5" panes={shown === 'issue'} tools={tabs}>
      {shown === 'issue' ? (
        <IssuePanel />
      ) : (
        <div className="stack">
          <VerifyPanel />
          <VerifyFile />
        </div>
      )}
    </Page>
  );
}
