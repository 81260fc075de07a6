package org.headroom.app.report.impact;

import freemarker.template.TemplateModel;

/** Small pictures beside large figures; they say nothing that the words do not. */
final class Icons {
    private Icons() {}

    static TemplateModel svg(String name) {
        String path = switch (name) {
            case "power" -> "M13 2L5 13h6l-1 9 8-12h-6z";
            case "water" -> "M12 3c4 5 6.5 8 6.5 11.5a6.5 6.5 0 0 1-13 0C5.5 11 8 8 12 3z";
            case "air" -> "M3 9h11a3 3 0 1 0-3-3M3 13h15a3 3 0 1 1-3 3M3 17h7a2 2 0 1 1-2 2";
            case "noise" -> "M4 10v4h4l5 4V6L8 10zM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11";
            case "heat" -> "M10 14V5a2 2 0 1 1 4 0v9a4 4 0 1 1-4 0zM12 9v8";
            case "money" ->
                "M12 3v18M16.5 7c-1-1.3-2.6-2-4.5-2-2.500 0-4.500 1.200-4.500 3.300 0 4.700 9.500 2.500 9.500 7.200 0 2.200-2.200 3.500-5 3.500-2.100 0-4-.800-5-2.300";
            case "plan" -> "M5 4h14v17H5zM9 2v4M15 2v4M8 13l3 3 5-6";
            default ->
                "M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM3 20c0-4 2.500-6 6-6s6 2 6 6M15.500 4.500a3 3 0 0 1 0 6M17 14c2.500.500 4 2.500 4 6";
        };
        return PageModel.markup(
                "<svg class=\"icon\" alt=\"sign of " + Clean.html(name, 20)
                        + "\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\" width=\"24\" height=\"24\" aria-hidden=\"true\">"
                        + "<path d=\"" + path
                        + "\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.8\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>");
    }
}
