import { Notice } from '../ui/pieces.tsx';

/** Shown while the window has no program behind it. */
export function DoorNotice({ title, reason }: { readonly title: string; readonly reason?: string }) {
  return (
    <main className="gate">
      <div className="gate__card stack">
        <h1>{title}</h1>
        {reason !== undefined && (
          <>
            <Notice tone="amber" urgent>
              {reason}
            </Notice>
            <p className="soft">已保存的办理和草稿都在本机，重新打开后继续。</p>
          </>
        )}
      </div>
    </main>
  );
}
