/** Downloads a text, or what a Blob holds, as a file. */
export function saveFile(name: string, content: string | Blob, type: string) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // by the next task the browser has read the address
  setTimeout(() => URL.revokeObjectURL(address));
}
