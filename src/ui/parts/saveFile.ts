/** Downloads a text as a file. */
export function saveFile(name: string, text: string, type: string) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // by the next task the browser has read the address
  setTimeout(() => URL.revokeObjectURL(address));
}
