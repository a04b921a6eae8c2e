import { CartesianGrid } from "recharts";

/** In place of recharts' default, which measures a label for every row of the data, also where no vertical line is drawn. */
const noLines = () => [];

/** The horizontal lines of a chart. */
export const HorizontalGrid = () => <CartesianGrid vertical={false} verticalCoordinatesGenerator={noLines} />;
