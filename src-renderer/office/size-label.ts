const units = ['KB', 'MB', 'GB'] as const;

/** A size in bytes as an officer reads it: 812 字节, 3.4 KB, 12.0 MB, 2.0 GB. */
export const sizeLabel = (bytes: number): string => {
  if (bytes < 1024) return `${bytes} 字节`;
  const power = bytes < 1024 ** 2 ? 1 : bytes < 1024 ** 3 ? 2 : 3;
  return `${(bytes / 1024 ** power).toFixed(1)} ${units[power - 1]}`;
};
