package dev.migration.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.Driver;

class DatabaseUrlTest {

    private static final String FORMS = "Write postgresql://user:password@host:5432/database,"
            + " jdbc:postgresql://host:5432/database, r2dbc:postgresql://host:5432/database or embedded:17.";

    private static final String ENCODE = "Write every special character in user name and password percent-encoded,"
            + " such as %40 for @, %2F for / and %25 for %.";

    private static final String FORM = "Write postgresql://user:password@host:5432/database, and in user name and"
            + " password every special character percent-encoded, such as %40 for @.";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql://db/app                                 | jdbc:postgresql://db:5432/app                |         |
            postgres://alice@db/app                             | jdbc:postgresql://db:5432/app                | alice   |
            postgresql://alice:tiger@db:5433/app                | jdbc:postgresql://db:5433/app                | alice   | tiger
            POSTGRESQL://alice:tiger@db/app                     | jdbc:postgresql://db:5432/app                | alice   | tiger
            postgresql+asyncpg://alice:tiger@db/app             | jdbc:postgresql://db:5432/app                | alice   | tiger
            postgresql+psycopg2://alice:tiger@db/app            | jdbc:postgresql://db:5432/app                | alice   | tiger
            postgres+pg8000://alice:tiger@db/app                | jdbc:postgresql://db:5432/app                | alice   | tiger
            postgresql://db                                     | jdbc:postgresql://db:5432/                   |         |
            postgresql://db/                                    | jdbc:postgresql://db:5432/                   |         |
            postgresql://db:/app                                | jdbc:postgresql://db:5432/app                |         |
            postgresql://a%40b:p%40s%2Fs%3A%25@db/my%20app      | jdbc:postgresql://db:5432/my%20app           | a@b     | p@s/s:%
            postgresql://alice:a+b@db/c+d                       | jdbc:postgresql://db:5432/c%2Bd              | alice   | a+b
            postgresql://alice:p@ss:word@db/app                 | jdbc:postgresql://db:5432/app                | alice   | p@ss:word
            postgresql://%C3%A9:%E2%82%AC@db/app                | jdbc:postgresql://db:5432/app                | é       | €
            postgresql://:tiger@db/app                          | jdbc:postgresql://db:5432/app                |         | tiger
            postgresql://alice:@db/app                          | jdbc:postgresql://db:5432/app                | alice   |
            postgresql://[::1]/app                              | jdbc:postgresql://[::1]:5432/app             |         |
            postgresql://alice:tiger@[2001:db8::7]:6000/app     | jdbc:postgresql://[2001:db8::7]:6000/app     | alice   | tiger
            postgresql://h1:1,h2,[::1]:3/app                    | jdbc:postgresql://h1:1,h2:5432,[::1]:3/app   |         |
            postgresql:///app?host=db&port=5433                 | jdbc:postgresql://db:5433/app                |         |
            postgresql:///app?host=h1:1&host=h2                 | jdbc:postgresql://h1:1,h2:5432/app           |         |
            postgresql:///app?host=h1,h2&port=5433              | jdbc:postgresql://h1:5433,h2:5433/app        |         |
            postgresql:///app?host=h1,h2&port=1,2               | jdbc:postgresql://h1:1,h2:2/app              |         |
            postgresql:///app?hostaddr=::1                      | jdbc:postgresql://[::1]:5432/app             |         |
            postgresql://db?dbname=app&user=bob&password=a%26b  | jdbc:postgresql://db:5432/app                | bob     | a&b
            r2dbc:postgresql://alice:tiger@db/app               | jdbc:postgresql://db:5432/app                | alice   | tiger
            r2dbc:pool:postgresql://alice:tiger@db/app          | jdbc:postgresql://db:5432/app                | alice   | tiger
            r2dbc:postgres://db/app?username=bob&password=x     | jdbc:postgresql://db:5432/app                | bob     | x
            jdbc:postgresql://db/app                            | jdbc:postgresql://db:5432/app                |         |
            jdbc:postgresql://db                                | jdbc:postgresql://db:5432/                   |         |
            jdbc:postgresql:app                                 | jdbc:postgresql://localhost:5432/app         |         |
            jdbc:postgresql:                                    | jdbc:postgresql://localhost:5432/            |         |
            jdbc:postgresql:///app                              | jdbc:postgresql://localhost:5432/app         |         |
            jdbc:postgresql:app?user=alice                      | jdbc:postgresql://localhost:5432/app         | alice   |
            jdbc:postgresql://db/app?user=a%40b&password=p%26+w | jdbc:postgresql://db:5432/app                | a@b     | p& w
            jdbc:postgresql://db/app?password=&user=alice       | jdbc:postgresql://db:5432/app                | alice   |
            jdbc:postgresql://alice:tiger@db/app                | jdbc:postgresql://db:5432/app                | alice   | tiger
            jdbc:postgresql://h1:1,h2:2/app?user=alice          | jdbc:postgresql://h1:1,h2:2/app              | alice   |
            jdbc:postgresql://[::1]:6000/app                    | jdbc:postgresql://[::1]:6000/app             |         |
            jdbc:postgresql://?service=billing                  | jdbc:postgresql://?service=billing           |         |
            '  postgresql://db/app '                            | jdbc:postgresql://db:5432/app                |         |
            """)
    void parseWhenFormIsKnownReturnsServer(String url, String jdbcUrl, String username, String password) {
        Database.Server server = server(url);

        assertThat(server.jdbcUrl()).isEqualTo(jdbcUrl);
        assertThat(server.username()).isEqualTo(Optional.ofNullable(username));
        assertThat(server.password()).isEqualTo(Optional.ofNullable(password).map(Password::of));
        assertThat(server.source()).isEqualTo("migration.url");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sslmode=verify-full                      | sslmode=verify-full
            ssl=true                                 | sslmode=require
            requiressl=1                             | sslmode=require
            sslrootcert=/ca.pem                      | sslrootcert=%2Fca.pem
            sslrootcert=system                       | sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory&sslmode=verify-full
            sslcert=/c.pem&sslkey=/k.pk8             | sslcert=%2Fc.pem&sslkey=%2Fk.pk8
            sslnegotiation=direct                    | sslNegotiation=direct
            gssencmode=disable                       | gssEncMode=disable
            gsslib=sspi                              | gsslib=sspi
            krbsrvname=pg                            | kerberosServerName=pg
            channel_binding=require                  | channelBinding=require
            require_auth=scram-sha-256               | requireAuth=scram-sha-256
            connect_timeout=5                        | connectTimeout=5
            connect_timeout=-1                       | connectTimeout=0
            application_name=my%20app                | ApplicationName=my%20app
            fallback_application_name=x              | ApplicationName=x
            options=-c%20search_path%3Da             | options=-c%20search_path%3Da
            keepalives=1                             | tcpKeepAlive=true
            load_balance_hosts=random                | loadBalanceHosts=true
            target_session_attrs=any                 | targetServerType=any
            target_session_attrs=read-write          | targetServerType=primary
            target_session_attrs=read-only           | targetServerType=secondary
            target_session_attrs=primary             | targetServerType=primary
            target_session_attrs=standby             | targetServerType=secondary
            target_session_attrs=prefer-standby      | targetServerType=preferSecondary
            schema=billing                           | currentSchema=billing
            pgbouncer=true&connection_limit=1        | prepareThreshold=0
            currentSchema=billing&tcpKeepAlive=true  | currentSchema=billing&tcpKeepAlive=true
            keepalives_idle=5&pool_size=3&sslmode=   |
            """)
    void parseWhenLibpqParametersTranslatesThem(String query, String expected) {
        String suffix = expected == null ? "" : "?" + expected;

        assertThat(server("postgresql://db/app?" + query).jdbcUrl())
                .isEqualTo("jdbc:postgresql://db:5432/app" + suffix);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            r2dbc:postgresql://db/app?sslMode=VERIFY_CA                     | sslmode=verify-ca
            r2dbc:postgresql://db/app?ssl=true                              | sslmode=verify-full
            r2dbc:postgresql://db/app?ssl=false                             | sslmode=disable
            r2dbc:postgresql://db/app?ssl=true&sslMode=require              | sslmode=require
            r2dbcs:postgresql://db/app                                      | sslmode=verify-full
            r2dbc:postgresql://db/app?connectTimeout=PT1.5S                 | connectTimeout=2
            r2dbc:postgresql://db/app?schema=a&applicationName=b&maxSize=10 | currentSchema=a&ApplicationName=b
            """)
    void parseWhenR2dbcOptionsTranslatesThem(String url, String expected) {
        assertThat(server(url).jdbcUrl()).isEqualTo("jdbc:postgresql://db:5432/app?" + expected);
    }

    @Test
    void parseWhenJdbcKeepsTheParametersOfTheDriver() {
        assertThat(server("jdbc:postgresql://db/app?ssl=true&password=tiger&prepareThreshold=0&options=-c%20a%3Db+c")
                        .jdbcUrl())
                .isEqualTo("jdbc:postgresql://db:5432/app?ssl=true&prepareThreshold=0&options=-c%20a%3Db%20c");
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://db/app?sslpassword=tiger",
        "jdbc:postgresql://db/app?sslpassword=tiger",
        "r2dbc:postgresql://db/app?sslPassword=tiger",
    })
    void parseWhenKeyHasPasswordTakesItOut(String url) {
        Database.Server server = server(url);

        assertThat(server.jdbcUrl()).isEqualTo("jdbc:postgresql://db:5432/app");
        assertThat(server.keyPassword()).contains(Password.of("tiger"));
    }

    @Test
    void parseGivesUrlsThatTheDriverReadsAlike() {
        Properties read = Driver.parseURL(
                server("postgresql://a:b@[::1]:1,h2/my%20%2F%25+app?application_name=a%26b")
                        .jdbcUrl(),
                new Properties());

        assertThat(read)
                .containsEntry("PGHOST", "[::1],h2")
                .containsEntry("PGPORT", "1,5432")
                .containsEntry("PGDBNAME", "my /%+app")
                .containsEntry("ApplicationName", "a&b");
    }

    @Test
    void parseWhenEmbeddedWithoutVersionLeavesItOpen() {
        assertThat(parse("embedded:")).isEqualTo(new Database.Embedded(OptionalInt.empty(), "migration.url"));
    }

    @ParameterizedTest
    @CsvSource({"13", "14", "15", "16", "17", "18"})
    void parseWhenEmbeddedWithVersionTakesIt(int major) {
        assertThat(parse("embedded:" + major)).isEqualTo(new Database.Embedded(OptionalInt.of(major), "migration.url"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            mysql://root:tiger@db/app          | The database URL in migration.url starts with 'mysql:', which is none of the known forms. {forms}
            jdbc:oracle:thin:scott/tiger@db    | The database URL in migration.url starts with 'jdbc:oracle:', which is none of the known forms. {forms}
            r2dbc:mariadb://db/app             | The database URL in migration.url starts with 'r2dbc:mariadb:', which is none of the known forms. {forms}
            postgresql:db/app                  | The database URL in migration.url has none of the known forms. {forms}
            alice:tiger@db/app                 | The database URL in migration.url has none of the known forms. {forms}
            ${env.DATABASE_URL}                | The database URL in migration.url is '${env.DATABASE_URL}', which nothing replaced. Set that property or environment variable, or remove the URL.
            embedded:abc                       | The database URL in migration.url names the version 'abc'. Write embedded: alone or with a major version of PostgreSQL from 13 to 18, such as embedded:17.
            embedded:12                        | The database URL in migration.url names the version '12'. Write embedded: alone or with a major version of PostgreSQL from 13 to 18, such as embedded:17.
            embedded:19                        | The database URL in migration.url names the version '19'. Write embedded: alone or with a major version of PostgreSQL from 13 to 18, such as embedded:17.
            embedded:17.5                      | The database URL in migration.url names the version '17.5'. Write embedded: alone or with a major version of PostgreSQL from 13 to 18, such as embedded:17.
            embedded://alice:tiger@db          | The database URL in migration.url names no version. Write embedded: alone or with a major version of PostgreSQL from 13 to 18, such as embedded:17.
            """)
    void parseWhenFormIsUnknownThrows(String url, String message) {
        assertThatParsing(url).withMessage(message.replace("{forms}", FORMS));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            postgresql:///app                    | The host of the database URL in migration.url is missing. Name it, such as localhost.
            postgresql://alice:tiger@/app        | The host of the database URL in migration.url is missing. Name it, such as localhost.
            postgresql://h1,,h2/app              | The host of the database URL in migration.url is missing. Name it, such as localhost.
            postgresql://%2Fvar%2Frun/app        | The host of the database URL in migration.url is a Unix socket, which the JDBC driver cannot use. Name a TCP host such as localhost.
            postgresql:///app?host=/var/run      | The host of the database URL in migration.url is a Unix socket, which the JDBC driver cannot use. Name a TCP host such as localhost.
            postgresql://::1/app                 | The host of the database URL in migration.url has several colons. Write an IPv6 address in brackets, and every special character in user name and password percent-encoded.
            postgresql://[db]/app                | The host of the database URL in migration.url is neither a host name nor an IP address. {form}
            postgresql://my db/app               | The host of the database URL in migration.url is neither a host name nor an IP address. {form}
            postgresql://db:99999/app            | The port of the database URL in migration.url is not a number from 1 to 65535. {form}
            postgresql://db:0/app                | The port of the database URL in migration.url is not a number from 1 to 65535. {form}
            postgresql://alice:tiger/app         | The port of the database URL in migration.url is not a number from 1 to 65535. {form}
            jdbc:postgresql://db:x/app           | The port of the database URL in migration.url is not a number from 1 to 65535. {form}
            postgresql:///a?host=x,y&port=1,2,3  | The port of the database URL in migration.url does not fit the number of hosts. Give one port for all hosts, or one for each.
            postgresql://alice:ti/ger@db/app     | The database URL in migration.url has an '@' where the name of the database is. {encode}
            postgresql://alice:ti%ger@db/app     | The password of the database URL in migration.url has a '%' that does not encode a character. {encode}
            postgresql://al%00ice:tiger@db/app   | The user name of the database URL in migration.url has a '%' that does not encode a character. {encode}
            postgresql://db/%FF                  | The database name of the database URL in migration.url has a '%' that does not encode a character. {encode}
            postgresql://d%b/app                 | The host of the database URL in migration.url has a '%' that does not encode a character. {encode}
            postgresql://db/app?sslmode=%        | The parameter 'sslmode' of the database URL in migration.url has a '%' that does not encode a character. {encode}
            postgresql://db/app?%=x              | A parameter of the database URL in migration.url has a '%' that does not encode a character. {encode}
            jdbc:postgresql://db/app/x           | The database URL in migration.url has more than one '/' after the host. Write jdbc:postgresql://host:5432/database, and %2F for a '/' in the name.
            jdbc:postgresql://db/app;password=x  | The database URL in migration.url has a ';' in the name of the database. Write parameters as ?name=value&name=value, and %3B for a ';' in the name.
            """)
    void parseWhenPartIsInvalidThrows(String url, String message) {
        assertThatParsing(url).withMessage(message.replace("{encode}", ENCODE).replace("{form}", FORM));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            postgresql://db/app?sslmod=require              | The parameter 'sslmod' of the database URL in migration.url is unknown. Correct its name or remove it.
            postgresql://alice:12?ti ger@db/app             | A parameter of the database URL in migration.url is unknown. Correct its name or remove it.
            postgresql://db/app?sslmode=on                  | 'on' in the parameter 'sslmode' of the database URL in migration.url is not a known value. Use one of allow, disable, prefer, require, verify-ca, verify-full.
            postgresql://db/app?sslmode=ti@ger              | The parameter 'sslmode' of the database URL in migration.url is not a known value. Use one of allow, disable, prefer, require, verify-ca, verify-full.
            postgresql://db/app?connect_timeout=5s          | '5s' in the parameter 'connect_timeout' of the database URL in migration.url is not a number of seconds. Write an integer, 0 for no limit.
            postgresql://db/app?sslcrl=/crl.pem             | The parameter 'sslcrl' of the database URL in migration.url has no counterpart in the JDBC driver. Remove it, or write a jdbc:postgresql: URL with the driver's own parameters.
            postgresql://db/app?hostaddr=10.0.0.1           | '10.0.0.1' in the parameter 'hostaddr' of the database URL in migration.url cannot be used beside a host. Remove one of them.
            postgresql://db/app?service=billing             | 'billing' in the parameter 'service' of the database URL in migration.url is not a service in any file. Add it there, or set PGSERVICEFILE to the file that has it.
            r2dbc:postgresql://db/app?ssl=maybe             | 'maybe' in the parameter 'ssl' of the database URL in migration.url is not a known value. Use one of false, true.
            r2dbc:postgresql://db/app?connectTimeout=5      | '5' in the parameter 'connectTimeout' of the database URL in migration.url is not a duration. Write it as PT10S.
            r2dbc:postgresql://db/app?options=a=b           | The parameter 'options' of the database URL in migration.url has no counterpart in the JDBC driver in this form. Write options=-c%20name%3Dvalue in a postgresql:// URL.
            jdbc:postgresql://db/app?PGHOST=other           | The parameter 'PGHOST' of the database URL in migration.url is no place for host, port or database. Write jdbc:postgresql://host:5432/database.
            jdbc:postgresql://db/app?Password=tiger         | The parameter 'Password' of the database URL in migration.url is unknown. Write it in lower case.
            """)
    void parseWhenParameterIsInvalidThrows(String url, String message) {
        assertThatParsing(url).withMessage(message);
    }

    @Test
    void parseWhenThrowingNamesTheSource() {
        assertThatParsing("mysql://db").satisfies(e -> assertThat(e.source()).isEqualTo("migration.url"));
    }

    private static org.assertj.core.api.ThrowableAssertAlternative<InvalidDatabaseUrlException> assertThatParsing(
            String url) {
        return assertThatExceptionOfType(InvalidDatabaseUrlException.class).isThrownBy(() -> parse(url));
    }

    private static Database.Server server(String url) {
        return (Database.Server) parse(url);
    }

    private static Database parse(String url) {
        return DatabaseUrl.parse(url, "migration.url", Map.of());
    }
}
