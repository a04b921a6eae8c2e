/** Hands a text to the person as a download. */
export function saveFile(name: string, text: string, type: string) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // the browser has taken the file over by the next task
  setTimeout(() => URL.revokeObjectURL(address));
}
