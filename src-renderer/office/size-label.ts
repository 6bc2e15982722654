/** A size in bytes as an officer reads it: 812 字节, 3.4 KB, 12.0 MB. */
export const sizeLabel = (bytes: number): string => {
  if (bytes < 1024) return `${bytes} 字节`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${kilobytes.toFixed(1)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
};
