// Streamlit would first ask below the address of the page whether its server is there, wait for the
// refusal, ask again one folder up, and only then connect. No other site may send it messages.
window.__streamlit = {
  BACKEND_BASE_URL: new URL("./", location.href).href,
  HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false },
}
