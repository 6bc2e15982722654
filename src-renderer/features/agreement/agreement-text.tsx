import { useEffect, useRef } from 'react';
import type { Agreement } from '#shared/domain/agreement/agreement.ts';
import { articleLabel } from '#shared/domain/agreement/article-label.ts';
import { ScrollPane } from '../../ui/scroll-pane.tsx';

type AgreementTextProps = { readonly agreement: Agreement; readonly onRead: () => void };

/** The whole text; `onRead` once its end has been in sight. */
export function AgreementText({ agreement, onRead }: AgreementTextProps) {
  const { document: text } = agreement;
  const end = useRef<HTMLParagraphElement>(null);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (end.current === null) return;
    const watcher = new IntersectionObserver(([seen]) => seen?.isIntersecting && onRead(), {
      root: box.current,
    });
    watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [onRead]);
  return (
    <ScrollPane ref={box} className="agreement-text" label="协议正文">
      <h2 className="agreement-text__title">{text.title}</h2>
      <p>
        使用部门：{text.userDepartment}（第一责任人 {text.userPrincipal}）
      </p>
      <p>
        提供部门：{text.providerDepartment}（第一责任人 {text.providerPrincipal}）
      </p>
      <p>
        数据资源：{text.entryName}（{text.entryCode}）
      </p>
      <p>信息项：{text.itemNames.join('、')}</p>
      {text.articles.map((article, index) => (
        <section key={article.heading}>
          <h3>
            {articleLabel(index + 1)}　{article.heading}
            {article.clause !== null && <span className="small soft">　{article.clause}</span>}
          </h3>
          <p className="text">{article.text}</p>
        </section>
      ))}
      <p ref={end} className="soft small">
        —— 正文完 ——
      </p>
    </ScrollPane>
  );
}
