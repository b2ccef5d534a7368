package dev.backline.cloud.template;

import dev.backline.cloud.template.Api.Authorizer;
import dev.backline.cloud.template.Api.Cors;
import dev.backline.cloud.template.Api.Route;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads {@code AWS::Serverless::HttpApi}. */
final class ApiReader {
  private final Names names;

  ApiReader(Names names) {
    this.names = names;
  }

  /**
   * @param routes the routes that the functions' events ask for
   */
  Api read(String logicalId, Properties properties, List<Route> routes) {
    properties.value("Name");
    properties.only("StageName", "$default");
    properties.ignore(
        "AccessLogSettings", "DefaultRouteSettings", "FailOnWarnings", "RouteSettings");
    properties.skip("Description", "Tags");
    var authorizer = authorizer(properties.mapping("Auth"));
    if (authorizer.isEmpty()) {
      routes = routes.stream().map(route -> open(route)).toList();
    }
    var api =
        new Api(
            logicalId,
            names.identity(logicalId).ref(),
            routes,
            authorizer,
            properties.has("CorsConfiguration")
                ? Optional.of(cors(properties.mapping("CorsConfiguration")))
                : Optional.empty());
    properties.end();
    return api;
  }

  private static Route open(Route route) {
    return new Route(route.method(), route.path(), route.function(), false);
  }

  private Optional<Authorizer> authorizer(Properties auth) {
    var byDefault = auth.text("DefaultAuthorizer");
    var all = auth.mapping("Authorizers");
    var authorizer = byDefault.map(name -> authorizer(name, all.mapping(name)));
    all.end();
    auth.end();
    return authorizer;
  }

  private Authorizer authorizer(String name, Properties properties) {
    properties.only("AuthorizerPayloadFormatVersion", "2.0");
    properties.ignore("EnableFunctionDefaultPermissions", "FunctionInvokeRole");
    var identity = properties.mapping("Identity");
    identity.required("ReauthorizeEvery");
    identity.only("ReauthorizeEvery", "0");
    var authorizer =
        new Authorizer(
            name,
            names.logicalId(
                properties.required("FunctionArn"),
                "AWS::Serverless::Function",
                properties.place("FunctionArn")),
            identity.texts("Headers"),
            properties.flag("EnableSimpleResponses"));
    identity.end();
    properties.end();
    return authorizer;
  }

  private static Cors cors(Properties properties) {
    var cors =
        new Cors(
            properties.texts("AllowOrigins"),
            properties.texts("AllowMethods"),
            properties.texts("AllowHeaders"),
            properties.texts("ExposeHeaders"),
            properties.text("MaxAge").map(Long::valueOf).map(Duration::ofSeconds),
            properties.flag("AllowCredentials"));
    properties.end();
    return cors;
  }
}
