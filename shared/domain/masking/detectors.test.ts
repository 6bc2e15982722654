import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditCheck, luhnCheck, organisationCheck, residentCheck } from './check-digits.ts';
import { findInText } from './find-in-text.ts';
import { type SensitiveKind, sensitiveKinds } from './kind.ts';
import { maskText } from './mask-text.ts';
import { recognise } from './recognise.ts';
import { foldWidth } from './spelling.ts';
import { nearOf, spelledOf } from './testing/values.ts';

const digitsOf = (text: string): string => foldWidth(text).replace(/[^0-9]/gu, '');

/** Kinds that a text holds only where a word stands beside them; the others stand out by their form alone. */
const needWord: readonly SensitiveKind[] = ['name', 'birth-date', 'wechat', 'medical-record', 'bank-account'];
const standOut = sensitiveKinds.filter((kind) => !needWord.includes(kind));

describe('[R038] check characters, by published examples', () => {
  it('[R038] GB 11643: the standard’s own two numbers', () => {
    expect(residentCheck('11010519491231002')).toBe('X');
    expect(residentCheck('44052418800101001')).toBe('4');
  });
  it('[R038] GB 32100 and GB 11714', () => {
    expect(creditCheck('91350100M000100Y4')).toBe('3');
    expect(organisationCheck('M000100Y')).toBe('4');
  });
  it('[R038] Luhn', () => {
    expect(luhnCheck('7992739871')).toBe('3');
  });
});

describe('[R038] a detector reads its kind in every spelling', () => {
  it.each(sensitiveKinds)('[R038] %s', (kind) => {
    fc.assert(
      fc.property(spelledOf(kind), ({ plain, spelled }) => {
        const read = recognise(kind, spelled);
        expect(read).not.toBeNull();
        expect(read?.plain.toUpperCase()).toBe(plain.toUpperCase());
      }),
    );
  });

  it('[R038] a wrong check character proves nothing', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom('resident-id', 'credit-code', 'bank-card')
          .chain((kind) => spelledOf(kind as SensitiveKind).map(({ plain }) => [kind, plain] as const)),
        ([kind, plain]) => {
          fc.pre(plain.length !== 15 || kind !== 'resident-id');
          const wrong = plain.slice(0, -1) + (plain.endsWith('3') ? '4' : '3');
          expect(recognise(kind as SensitiveKind, wrong)?.proven ?? false).toBe(false);
        },
      ),
    );
  });
});

describe('[R038] found inside a text', () => {
  it.each(standOut)('[R038] %s between words, in every spelling, and gone after', (kind) => {
    fc.assert(
      fc.property(spelledOf(kind), fc.constantFrom('', '经核查，', '备注:'), ({ plain, spelled }, before) => {
        const text = `${before}${spelled}，已办结。`;
        const masked = maskText('mask', text);
        expect(findInText(text, 'mask').length).toBeGreaterThan(0);
        expect(foldWidth(masked).toUpperCase()).not.toContain(plain.toUpperCase());
        expect(digitsOf(masked).length).toBeLessThan(4);
        expect(masked.endsWith('，已办结。')).toBe(true);
      }),
    );
  });

  it.each(['resident-id', 'mobile', 'bank-card', 'foreign-permit'] as const)(
    '[R038] %s nearly right is hidden as well',
    (kind) => {
      fc.assert(
        fc.property(nearOf(kind), (near) => {
          expect(digitsOf(maskText('mask', `见${near}。`)).length).toBeLessThan(7);
        }),
      );
    },
  );

  it.each([
    ['联系人：欧阳锋，电话13812345678', '联系人：****，电话****'],
    ['患者张伟电话0350-3021234转801', '患者****电话****转801'],
    ['王小明先生来访', '****先生来访'],
    ['学生买买提·艾力', '****'],
    ['微信号：zhang_wei88', '微信号：****'],
    ['住院号:ZY20230001', '住院号:****'],
    ['生于1990年5月6日，2024-05-06 12:30办理', '生于****，2024-05-06 12:30办理'],
    ['家住忻州市忻府区长征街12号3号楼2单元501室', '****'],
    ['车牌晋H·12345', '车牌****'],
    ['身份证１１０１０５１９４９１２３１００２ｘ号', '身份证****号'],
    ['138.1234.5678', '****'],
    ['138_1234_5678、138/1234/5678', '****、****'],
    ['武警车WJ晋12345', '武警车****'],
    ['姓名：买买提．艾力', '姓名：****'],
    ['血压 120/80，又 130/85，2024/05/06复查', '血压 120/80，又 130/85，2024/05/06复查'],
    ['电话13812345678、13912345678', '电话****、****'],
    ['13812345678 110105194912310021', '**** ****'],
    ['共计 120 户，2024年完成 35 项', '共计 120 户，2024年完成 35 项'],
    ['金额 12345.67 元', '金额 12345.67 元'],
  ])('[R038] %s', (text, masked) => {
    expect(maskText('mask', text)).toBe(masked);
  });

  it('[R038] masking a text twice is masking it once, and nothing is found in what comes out', () => {
    const part = fc.oneof(
      ...sensitiveKinds.map((kind) =>
        fc.oneof(
          spelledOf(kind).map(({ spelled }) => spelled),
          nearOf(kind),
        ),
      ),
    );
    const words = fc.constantFrom(
      '联系人',
      '，',
      ' ',
      '-',
      '姓名：',
      '共12户',
      '先生',
      '12',
      '3456',
      '微信',
      '生于',
      '',
      '\n',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(part, words), { maxLength: 8 }),
        fc.constantFrom('mask', 'keep'),
        (parts, numbers) => {
          const masked = maskText(numbers, parts.join(''));
          expect(maskText(numbers, masked)).toBe(masked);
          expect(findInText(masked, numbers)).toEqual([]);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
