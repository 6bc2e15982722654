/** An algorithm and its settings as officers read them, on the screen and on paper. */
import { algorithmLabel, type MaskAlgorithm, type MaskShape } from './algorithm.ts';

const counted = (count: number): string => count.toLocaleString('zh-CN');

const shapeWords = (shape: MaskShape): string => {
  switch (shape.by) {
    case 'ends':
      return shape.first + shape.last === 0 ? '全部' : `留前 ${shape.first} 后 ${shape.last}`;
    case 'range':
      return `第 ${shape.from} 至 ${shape.to} 位`;
    case 'before':
      return `“${shape.mark}”之前，留 ${shape.keep} 位`;
    case 'after':
      return `“${shape.mark}”之后`;
  }
};

const levelWords = { county: '到县', city: '到市', province: '到省', month: '到月', year: '到年' } as const;

/** An algorithm with its settings, such as 遮盖（留前 3 后 2）. */
export const algorithmWords = (algorithm: MaskAlgorithm): string => {
  const label = algorithmLabel[algorithm.id];
  switch (algorithm.id) {
    case 'mask':
      return `${label}（${shapeWords(algorithm.shape)}）`;
    case 'replace':
      return `${label}（${algorithm.with}）`;
    case 'generalise-date':
    case 'generalise-address':
      return `${label}${levelWords[algorithm.to]}`;
    case 'generalise-age':
    case 'generalise-number':
      return `${label}，每 ${counted(algorithm.width)}`;
    case 'truncate':
      return `${label}（留 ${algorithm.length} 位）`;
    case 'round':
      return `${label}（到 ${counted(algorithm.step)}）`;
    case 'noise':
      return `${label}（±${counted(algorithm.spread)}）`;
    default:
      return label;
  }
};
