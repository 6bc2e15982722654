/** The text of a guide: `# ` begins a heading, everything else is a paragraph, a line for each line written. */
export function GuideText({ text }: { readonly text: string }) {
  const blocks = text.split(/\n/u).filter((each) => each.trim() !== '');
  return (
    <div className="document-text">
      {blocks.map((block, index) =>
        block.startsWith('# ') ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a published text never changes.
          <h4 key={index}>{block.slice(2)}</h4>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a published text never changes.
          <p key={index}>{block}</p>
        ),
      )}
    </div>
  );
}
