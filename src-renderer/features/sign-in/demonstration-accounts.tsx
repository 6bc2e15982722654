import accounts from '#assets/demonstration/accounts.json' with { type: 'json' };
import departments from '#assets/demonstration/departments.json' with { type: 'json' };
import officers from '#assets/demonstration/officers.json' with { type: 'json' };
import { roleLabel } from '#shared/domain/organisation/labels.ts';
import { officer } from '#shared/domain/organisation/organisation.ts';

const departmentNames = new Map(departments.map(({ id, name }) => [id, name]));
const people = new Map(officers.map((each) => [each.id, officer.parse(each)]));

/** Whose account it is: name, department, duties. */
const ownerOf = (officerId: string): string => {
  const person = people.get(officerId);
  if (person === undefined) return '';
  const duties = person.roles.map((role) => roleLabel[role]).join('、');
  return `${person.name}　${departmentNames.get(person.departmentId) ?? ''}　${duties}`;
};

/** The accounts of the demonstration platform, by name and duty; a click fills in the login. */
export function DemonstrationAccounts({ onChoose }: { readonly onChoose: (login: string) => void }) {
  return (
    <details className="small">
      <summary>演示账号（口令见安装说明）</summary>
      <ul>
        {accounts.map(({ login, officerId }) => (
          <li key={login} className="line">
            <button type="button" className="link-button" onClick={() => onChoose(login)}>
              {login}
            </button>
            <span className="cut soft" title={ownerOf(officerId)}>
              {ownerOf(officerId)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
