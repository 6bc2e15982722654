import { longDateLabel } from '#shared/domain/clock/civil-date.ts';
import { documentKindLabel } from '#shared/domain/registration/labels.ts';
import type { DepartmentDocument } from '#shared/domain/registration/registration.ts';

/** The filed documents; their text opens beneath, without a link. */
export function DocumentList({ documents }: { readonly documents: readonly DepartmentDocument[] }) {
  return documents.map((document) => (
    <details key={`${document.kind} ${document.title}`}>
      <summary>
        {documentKindLabel[document.kind]}：{document.title}
        <span className="small soft">
          {' '}
          {document.number} {longDateLabel(document.issuedOn)}
        </span>
      </summary>
      <div className="text document-text">{document.text}</div>
    </details>
  ));
}
