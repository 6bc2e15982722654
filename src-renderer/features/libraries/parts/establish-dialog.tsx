import { useState } from 'react';
import { libraryLabel } from '#shared/domain/catalog/labels.ts';
import type { SharedLibrary } from '#shared/domain/shared-library/shared-library.ts';
import { useDraft } from '../../../data/live.ts';
import { draftKey } from '../../../office/draft-keys.ts';
import { TextField } from '../../../office/text-field.tsx';
import { TwoStepDialog } from '../../../office/two-step-dialog.tsx';
import { useDepartmentName } from '../../../office/use-names.ts';
import { noParties, type Parties, PartyFields } from './party-fields.tsx';

export type NewLibrary = Parties & { readonly theme: string };

const blank: NewLibrary = { ...noParties, theme: '' };

type EstablishDialogProps = {
  /** A base library; null where a theme is named here. */
  readonly library: SharedLibrary['library'] | null;
  readonly onClose: () => void;
};

/** 建立: the first record of a library. */
export function EstablishDialog({ library, onClose }: EstablishDialogProps) {
  const departmentName = useDepartmentName();
  const draft = useDraft<NewLibrary>(
    draftKey.newLibrary(library === null ? 'theme' : libraryLabel(library)),
    blank,
  );
  // One library keeps one id, however often it is tried.
  const [libraryId] = useState(() => `library-${crypto.randomUUID()}`);
  const { value } = draft;
  const theme = value.theme.trim();
  const subject = library ?? { kind: 'theme' as const, theme };
  const named = library !== null || theme !== '';
  return (
    <TwoStepDialog
      title={library === null ? '建立主题库' : `建立${libraryLabel(library)}`}
      confirmText="确认建立"
      ready={named && value.leadId !== null && value.basis.trim() !== ''}
      facts={[
        ['库', libraryLabel(subject)],
        ['牵头部门', departmentName(value.leadId ?? '')],
        ['参与部门', value.memberIds.map(departmentName).join('、') || '没有'],
        ['依据', value.basis.trim()],
      ]}
      onConfirm={async (act) => {
        if (value.leadId === null) return false;
        const parties = { leadId: value.leadId, memberIds: [...value.memberIds], basis: value.basis };
        const done = await act('library.establish', { libraryId, library: subject, ...parties });
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      {library === null && (
        <TextField
          label="主题"
          help="如健康保障；不用写“主题库”三个字"
          limit={20}
          value={value.theme}
          onChange={(text) => draft.set({ ...value, theme: text })}
        />
      )}
      <PartyFields value={value} mayMoveLead onChange={(parties) => draft.set({ ...value, ...parties })} />
    </TwoStepDialog>
  );
}
