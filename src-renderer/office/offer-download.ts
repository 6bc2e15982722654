const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Long enough for the browser to have begun the download, which then no longer needs the address. */
const addressLifeMs = 60_000;

/** Hands the officer a file as a download of the window: it goes where their downloads go. */
export const offerFile = (fileName: string, content: Blob): void => {
  const href = URL.createObjectURL(content);
  const link = Object.assign(document.createElement('a'), { href, download: fileName });
  link.click();
  setTimeout(() => URL.revokeObjectURL(href), addressLifeMs);
};

export const offerSpreadsheet = (fileName: string, bytes: Uint8Array<ArrayBuffer>): void =>
  offerFile(fileName, new Blob([bytes], { type: spreadsheetType }));
