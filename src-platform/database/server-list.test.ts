import { describe, expect, it } from 'vitest';
import { readServerList } from './server-list.ts';

describe('an address of several servers', () => {
  it('is read as PostgreSQL’s own clients read it', () => {
    expect(
      readServerList(
        'postgresql://desk:a%40b,c@one:5432,[fd00::2]:5433/office?target_session_attrs=read-write',
      ),
    ).toEqual({
      urls: [
        'postgresql://desk:a%40b,c@one:5432/office?target_session_attrs=read-write',
        'postgresql://desk:a%40b,c@[fd00::2]:5433/office?target_session_attrs=read-write',
      ],
      mustWrite: true,
    });
  });

  it.each([
    'postgresql://desk:secret@one:5432/office',
    'postgresql:///office?host=/run/postgresql',
    'socket:/run/postgresql?db=office',
    'no address at all',
  ])('%s is one server, any that answers', (text) => {
    expect(readServerList(text)).toEqual({ urls: [text], mustWrite: false });
  });

  it('asks for one that takes writes by either word, and for any by the others', () => {
    const wanted = (word: string) =>
      readServerList(`postgres://a,b/c?x=1&target_session_attrs=${word}`).mustWrite;
    expect(['read-write', 'primary', 'any', 'standby', 'read-only'].map(wanted)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
