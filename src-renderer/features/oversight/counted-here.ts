/** Cases that a window goes through itself: so many sealed rows are opened in some seconds (decision 0034). */
export const countedHere = 2_000;
