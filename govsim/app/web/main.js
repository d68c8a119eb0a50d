export function render({ model, el }) {
  el.textContent = "hello";
  model.on("msg:custom", (m, buffers) => console.log("got", m.what, buffers.length));
  model.send({ do: "hello", search: location.search });
}
