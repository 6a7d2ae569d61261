export { CatalogScreen } from "./catalog-screen";
export { ServiceScreen } from "./service-screen";
