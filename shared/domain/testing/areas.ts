/** An office whose departments all stand under the city's management. */
import type { AreaOf } from '../access/audience.ts';

export const allOfTheCity: AreaOf = () => 'management';
